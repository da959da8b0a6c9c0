import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import type { PendingAllowance } from '../../injection/pending-allowance.ts';
import type { InjectionPolicy, SessionPolicy, TabPolicy } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { localArea, sessionArea } from '../../platform/storage-area.ts';
import { itemGroup } from '../item-group.ts';
import { type StoredItem, storedItem } from '../stored-item.ts';
import { withStandIn } from '../with-stand-in.ts';
import { type History, historyKey } from './history.ts';
import type { Learning } from './learning.ts';
import type { Notified } from './notified.ts';
import type { OwnCalls } from './own-calls.ts';
import type { PanelSettings } from './panel-settings.ts';
import type { Removal } from './removal.ts';
import type { SessionNotice } from './session-notice.ts';
import type { Status } from './status.ts';

/** The second version has the vault's lock: before, nothing could be locked. The third is text. */
const STATUS_VERSION = {
  current: 3,
  migrations: { 2: (older: unknown) => older && { ...Object(older), lock: 'open' } },
  asText: true,
} as const;

/** Facts about every app and token set, written only by the background. */
export const statusOnDisk = storedItem<Status>(localArea, 'status', STATUS_VERSION);

/** Holds the status while storage refuses it; null: it is on disk. */
export const statusStandIn = storedItem<Status | null>(sessionArea, 'status', STATUS_VERSION);

/**
 * What the popup's first view shows of the status on disk, however much that is. Null: all of it has to be read. In
 * memory, so that another version of the extension, which would not write it, leaves none behind.
 */
export const statusFirstPart = storedItem<Status | null>(sessionArea, 'statusFirstPart', {
  current: 1,
  asText: true,
});

/** The status for pages. */
export const statusItem = withStandIn(statusOnDisk, statusStandIn);

/** The user's decisions about injection. */
export const policyItem = storedItem<InjectionPolicy>(localArea, 'policy', { current: 1 });

/** The second version stores for each origin allowed in a tab whether its pages read answers. Before, none did. */
const SESSION_POLICY_VERSION = { current: 2, migrations: { 2: withReadersInTabs } } as const;

/** The user's decisions that end with the browser, including those for single tabs. */
export const sessionPolicyItem = storedItem<SessionPolicy>(
  sessionArea,
  'sessionPolicy',
  SESSION_POLICY_VERSION,
);

/** The browser's permissions and tabs that the rules were made from. Written only by the background. */
export const browserFactsItem = storedItem<BrowserFacts>(sessionArea, 'browserFacts', { current: 1 });

/** What happened to the session at the last start; null: nothing to say, or the user has read it. */
export const sessionNoticeItem = storedItem<SessionNotice | null>(sessionArea, 'sessionNotice', {
  current: 1,
});

/** By tab id: the origin of a page whose own `Authorization` our rule overwrites, if the browser shows it. */
export const ownAuthorizationItem = storedItem<Readonly<Record<string, string>>>(
  sessionArea,
  'ownAuthorization',
  { current: 1 },
);

/** `pendingAllowanceItem`, to read. */
export const pendingAllowance = storedItem<PendingAllowance | null>(sessionArea, 'pendingAllowance', {
  current: 1,
});

/** `inspectedOriginsItem`, to read. */
export const inspectedOrigins = storedItem<Readonly<Record<string, string>>>(
  sessionArea,
  'inspectedOrigins',
  {
    current: 1,
  },
);

/** The last requests of the extension itself. */
export const ownCallsItem = storedItem<OwnCalls>(sessionArea, 'ownCalls', { current: 1 });

/** The refusals of which the user was told. */
export const notifiedItem = storedItem<Notified>(localArea, 'notified', { current: 1 });

/** The environments that the user added to the built-in one. */
export const addedEnvironmentsItem = storedItem<readonly Environment[]>(localArea, 'environments', {
  current: 1,
});

/** `panelSettingsItem`, to read. */
export const panelSettings = storedItem<PanelSettings>(localArea, 'panelSettings', { current: 1 });

/** `learningItem`, to read. */
export const learning = storedItem<Learning>(localArea, 'learning', { current: 1 });

/** Written only by the background; absent: nothing is about to be removed. */
export const removalItem = storedItem<Removal>(localArea, 'removal', { current: 1 });

/** What the popup shows besides the status on disk. */
const BESIDE_STATUS = {
  statusStandIn,
  policy: policyItem,
  session: sessionPolicyItem,
  sessionNotice: sessionNoticeItem,
  ownAuthorization: ownAuthorizationItem,
  pending: pendingAllowance,
  environments: addedEnvironmentsItem,
  inspected: inspectedOrigins,
};

/** Everything stored that the popup shows. Without a status it asks the background for one. */
export function popupItems() {
  return itemGroup({ ...BESIDE_STATUS, statusOnDisk }, ['statusOnDisk', 'statusStandIn']);
}

/** The same for the first view: of the status on disk only the first part. */
export function popupFirstItems() {
  return itemGroup({ ...BESIDE_STATUS, statusOnDisk: statusFirstPart }, ['statusOnDisk', 'statusStandIn']);
}

/** The values of either, by name. */
export type PopupStored = Awaited<ReturnType<ReturnType<typeof popupFirstItems>['get']>>;

/** Everything stored that the panel's first view shows. */
export function panelItems() {
  const items = {
    statusOnDisk,
    statusStandIn,
    policy: policyItem,
    session: sessionPolicyItem,
    browser: browserFactsItem,
    environments: addedEnvironmentsItem,
    settings: panelSettings,
    learning,
    ownCalls: ownCallsItem,
  };
  return itemGroup(items, ['statusStandIn']);
}

/** The last refreshes of one token set. */
export function historyItem(tokenSetId: string): StoredItem<History> {
  return storedItem<History>(localArea, historyKey(tokenSetId), { current: 1 });
}

interface FirstSessionPolicy extends Omit<SessionPolicy, 'tabs'> {
  readonly tabs: Readonly<
    Record<string, Omit<TabPolicy, 'allowedOrigins'> & { readonly allowedOrigins: readonly string[] }>
  >;
}

function withReadersInTabs(older: unknown): SessionPolicy {
  const { tabs, ...others } = older as FirstSessionPolicy;
  const newer = Object.entries(tabs).map(([id, tab]): [string, TabPolicy] => [
    id,
    { ...tab, allowedOrigins: tab.allowedOrigins.map((origin) => ({ origin, readsAnswers: false })) },
  ]);
  return { ...others, tabs: Object.fromEntries(newer) };
}
