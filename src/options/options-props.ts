import type { Allowance } from '../injection/allowance.ts';
import type { BrowserFacts } from '../injection/held/host-permission.ts';
import type { InjectionPolicy, SessionPolicy } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import type { Call, PageProblem } from '../messaging/carry-out.ts';
import type { Shortcut } from '../platform/commands.ts';
import type { TabsPermission } from '../platform/permissions.ts';
import type { History } from '../storage/public/history.ts';
import type { Status } from '../storage/public/status.ts';
import type { Trace } from '../storage/public/trace.ts';
import type { StoredItem } from '../storage/stored-item.ts';

/** Everything the options page shows, at one moment. */
export interface OptionsFacts {
  readonly status: Status;
  readonly policy: InjectionPolicy;
  readonly session: SessionPolicy;
  /** all of them, the built-in one first */
  readonly environments: readonly Environment[];
  /** origins of environments and pages that the browser keeps from us */
  readonly withheld: readonly string[];
  readonly tabs: TabsPermission;
  readonly exactBy: BrowserFacts['exactBy'];
  readonly shortcuts: readonly Shortcut[];
  /** Firefox allows every port of a host at once, and keeps its shortcuts elsewhere */
  readonly firefox: boolean;
}

/** What is read for a bug report, beside what the page shows. */
export interface DiagnosticsSources {
  /** of the extension */
  readonly version: string;
  /** name and major version */
  readonly browser: string;
  /** null: it could not be read */
  readonly trace: Trace | null;
  /** by token set id */
  readonly histories: Readonly<Record<string, History>>;
}

/** What the options page can do. */
export interface OptionsCommands {
  readonly call: Call;
  /** "Use with this page". Must run inside the user's click; null: done, else why not. */
  readonly allow: (allowance: Allowance) => Promise<PageProblem['code'] | null>;
  /** Lets the popup see the addresses of all tabs, or no longer. Must run inside the user's click; false: declined. */
  readonly seeTabs: (on: boolean) => Promise<boolean>;
  /** Must run inside the user's click. */
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  /** Reads what a bug report holds beside what is shown; of these token sets. */
  readonly diagnose: (tokenSetIds: readonly string[]) => Promise<DiagnosticsSources>;
  readonly historyOf: (tokenSetId: string) => Pick<StoredItem<History>, 'get' | 'onChanged'>;
}
