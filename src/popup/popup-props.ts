import type { Allowance } from '../injection/allowance.ts';
import type { BrowserFacts } from '../injection/held/host-permission.ts';
import type { PendingAllowance } from '../injection/pending-allowance.ts';
import type { InjectionPolicy, SessionPolicy } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import type { Call, PageProblem } from '../messaging/carry-out.ts';
import type { Tab } from '../platform/tabs.ts';
import type { SessionNotice } from '../storage/public/session-notice.ts';
import type { Status } from '../storage/public/status.ts';
import type { DraftsPort } from './draft/drafts-port.ts';

/** Everything the popup shows, at one moment. */
export interface PopupFacts {
  readonly status: Status;
  readonly policy: InjectionPolicy;
  readonly session: SessionPolicy;
  readonly sessionNotice: SessionNotice | null;
  readonly tab: Tab | null;
  readonly environments: readonly Environment[];
  readonly browser: BrowserFacts;
  /** by tab id: origin of a page whose own `Authorization` is replaced, if the browser shows it */
  readonly ownAuthorization: Readonly<Record<string, string>>;
  /** the request for a permission that was not granted, as far as known */
  readonly pending: PendingAllowance | null;
  /** the tab's origin as the DevTools panel last saw it; null: it did not */
  readonly inspected: string | null;
  /** the browser hides the addresses of pages without a permission, and an optional one would show them */
  readonly offersTabs: boolean;
}

/** The popup's actions; each may fail, and none discards input. */
export interface PopupCommands {
  readonly call: Call;
  /** "Use with this page". Must run inside the user's click; null: done, else the reason why not. */
  readonly allow: (allowance: Allowance) => Promise<PageProblem['code'] | null>;
  /** Discards the request for a permission. */
  readonly forgetPending: () => Promise<void>;
  /** Requests to see the addresses of all tabs. Must run inside the user's click. */
  readonly requestTabs: () => Promise<boolean>;
  /** Must run inside the user's click. */
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  /** Must run inside the user's click; null: copied, else the reason why not. */
  readonly copyAccessToken: (tokenSetId: string) => Promise<PageProblem['code'] | null>;
  /** Reads what is kept of forms; null: nothing is; absent: what the background keeps. */
  readonly drafts?: (() => Promise<DraftsPort>) | null;
  /** Its clicks end with an `await`, and its pages may ask for the clipboard (153); in Chromium neither is so (156). */
  readonly isFirefox: boolean;
  /** Opens the options page and closes the popup. */
  readonly openSettings: () => void;
}
