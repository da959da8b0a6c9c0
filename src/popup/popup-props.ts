import type { BrowserFacts } from '../injection/held/host-permission.ts';
import type { InjectionPolicy, SessionPolicy } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import type { Tab } from '../platform/tabs.ts';
import type { Status } from '../storage/public/status.ts';
import type { Call } from '../ui/live/carry-out.ts';

/** Everything the popup shows, at one moment. */
export interface PopupFacts {
  readonly status: Status;
  readonly policy: InjectionPolicy;
  readonly session: SessionPolicy;
  readonly tab: Tab | null;
  readonly environments: readonly Environment[];
  readonly browser: BrowserFacts;
  /** by tab id: origin of a page whose own `Authorization` is replaced, as far as the browser shows it */
  readonly ownAuthorization: Readonly<Record<string, string>>;
  /** Firefox asks for a host without its port, so every port of it is allowed at once */
  readonly portsTogether: boolean;
}

/** What the popup can do; each may fail, none throws away input. */
export interface PopupCommands {
  readonly call: Call;
  /** Must run inside the user's click. */
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  /** Opens the options page; the popup is left. */
  readonly openSettings: () => void;
}
