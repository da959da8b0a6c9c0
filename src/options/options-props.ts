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
  /** origins of environments and pages without a host permission */
  readonly withheld: readonly string[];
  readonly tabs: TabsPermission;
  /** whether notifications may be shown */
  readonly notifications: boolean;
  readonly exactBy: BrowserFacts['exactBy'];
  /** everything is about to be removed, which can still be undone */
  readonly removing: boolean;
  readonly shortcuts: readonly Shortcut[];
  /** in Firefox a permission covers every port of a host, and shortcuts are changed elsewhere */
  readonly firefox: boolean;
}

/** Data for a bug report besides what the page shows. */
export interface DiagnosticsSources {
  /** version of the extension */
  readonly version: string;
  /** name and major version */
  readonly browser: string;
  /** null: unreadable */
  readonly trace: Trace | null;
  /** by token set id */
  readonly histories: Readonly<Record<string, History>>;
}

/** The actions of the options page. */
export interface OptionsCommands {
  readonly call: Call;
  /** "Use with this page". Must run inside the user's click; null: done, else the reason why not. */
  readonly allow: (allowance: Allowance) => Promise<PageProblem['code'] | null>;
  /** Lets the popup see the addresses of all tabs, or stops that. Must run inside the user's click; false: declined. */
  readonly seeTabs: (on: boolean) => Promise<boolean>;
  /** Lets the extension show notifications, or stops that. Must run inside the user's click; false: declined. */
  readonly notify: (on: boolean) => Promise<boolean>;
  /** Must run inside the user's click. */
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  /** Reads the additional data of a bug report for these token sets. */
  readonly diagnose: (tokenSetIds: readonly string[]) => Promise<DiagnosticsSources>;
  readonly historyOf: (tokenSetId: string) => Pick<StoredItem<History>, 'get' | 'onChanged'>;
}
