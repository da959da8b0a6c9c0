import type { Allowance, PendingAllowance } from '../injection/allowance.ts';
import type { BrowserFacts } from '../injection/held/host-permission.ts';
import type { InjectionPolicy, SessionPolicy } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import type { Call, PageProblem } from '../messaging/carry-out.ts';
import type { Tab } from '../platform/tabs.ts';
import type { SessionNotice } from '../storage/public/session-notice.ts';
import type { Status } from '../storage/public/status.ts';

/** Everything the popup shows, at one moment. */
export interface PopupFacts {
  readonly status: Status;
  readonly policy: InjectionPolicy;
  readonly session: SessionPolicy;
  readonly sessionNotice: SessionNotice | null;
  readonly tab: Tab | null;
  readonly environments: readonly Environment[];
  readonly browser: BrowserFacts;
  /** by tab id: origin of a page whose own `Authorization` is replaced, as far as the browser shows it */
  readonly ownAuthorization: Readonly<Record<string, string>>;
  /** what the browser was asked for and has not granted, as far as is known */
  readonly pending: PendingAllowance | null;
  /** origin of the tab's page as the DevTools panel last saw it; null: it did not */
  readonly inspected: string | null;
  /** the browser hides the addresses of pages that are not held, and a permission would show them */
  readonly offersTabs: boolean;
}

/** What the popup can do; each may fail, none throws away input. */
export interface PopupCommands {
  readonly call: Call;
  /** "Use with this page". Must run inside the user's click; null: done, else why not. */
  readonly allow: (allowance: Allowance) => Promise<PageProblem['code'] | null>;
  /** Drops what the browser was asked for. */
  readonly forgetPending: () => Promise<void>;
  /** Asks to see the addresses of all tabs. Must run inside the user's click. */
  readonly requestTabs: () => Promise<boolean>;
  /** Must run inside the user's click. */
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  /** Opens the options page; the popup is left. */
  readonly openSettings: () => void;
}
