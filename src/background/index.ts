import { DEFAULT_POLICY, type InjectionPolicy } from '../injection/policy.ts';
import { type Environment, PRODUCTION, tokenEndpoint } from '../inventorum/environment.ts';
import { type Handlers, serve } from '../messaging/serve.ts';
import type { App } from '../oauth/app.ts';
import { onAlarm } from '../platform/alarms.ts';
import { recordDatabase } from '../platform/indexed-db.ts';
import { withLock } from '../platform/locks.ts';
import { onMessage } from '../platform/messages.ts';
import { forgetOrigin, hasOrigin, onPermissionsChanged } from '../platform/permissions.ts';
import { extensionId, extensionOrigin, onBrowserStart, stayAwake } from '../platform/runtime.ts';
import { localArea, sessionArea } from '../platform/storage-area.ts';
import { withEntry } from '../storage/public/history.ts';
import { historyItem, policyItem, tabPoliciesItem } from '../storage/public/items.ts';
import { credentialStore } from '../storage/secret/credential-store.ts';
import { living } from '../storage/secret/credentials.ts';
import { secondCopy } from '../storage/secret/second-copy.ts';
import { storedItem } from '../storage/stored-item.ts';
import { coalesce } from './coalesce.ts';
import { credentialCommands } from './commands/credential-commands.ts';
import { deletionCommands } from './commands/deletion-commands.ts';
import {
  chosen,
  completeAllowance,
  type InjectionParts,
  injectionCommands,
  type PendingAllowance,
} from './commands/injection-commands.ts';
import { reconcile } from './reconcile.ts';
import { sendTokenRequest } from './refresh/send-token-request.ts';
import { tokenLife } from './token-life.ts';

// The composition root: builds every part with what it needs, then listens. Listeners are set while the script
// first runs, or the browser does not wake a sleeping background for them.

const LOCK_WAIT_MS = 60_000;
const UNDO_AND_AIR_MS = 10_500;

const environments: readonly Environment[] = [PRODUCTION];
const store = credentialStore({
  local: localArea,
  session: sessionArea,
  copy: secondCopy(recordDatabase('second-copy')),
});
const changed = coalesce(() => reconcile(store, environments));
const lock = <T>(name: string, task: () => Promise<T>) => withLock(name, LOCK_WAIT_MS, task);

const life = tokenLife({
  store,
  moment: () => ({ now: Date.now(), random: Math.random() }),
  send: sendTokenRequest({ fetch: (url, init) => fetch(url, init), stayAwake, endpointOf }),
  endpointOf,
  lock,
  async note(tokenSetId, entry) {
    const item = historyItem(tokenSetId);
    await item.set(withEntry(await item.get(), entry));
  },
  changed,
});

const pendingItem = storedItem<PendingAllowance | null>(sessionArea, 'pendingAllowance', { current: 1 });

const injection: InjectionParts = {
  store,
  environments,
  updatePolicy,
  updateTabs: (change) =>
    lock('tabs', async () => tabPoliciesItem.set(change((await tabPoliciesItem.get()) ?? {}))),
  pending: { get: async () => (await pendingItem.get()) ?? undefined, set: pendingItem.set },
  hasOrigin,
  forgetOrigin,
  changed,
};

const handlers: Handlers = {
  async 'status.write'() {
    await changed();
    return { apps: living(await store.read()).apps.length };
  },
  async 'recovery.dismiss'() {
    await store.dismissRecovery();
    await changed();
    return null;
  },
  ...credentialCommands({
    store,
    refresher: life.refresher,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    lock,
    changed,
    offerAsDefault,
  }),
  ...deletionCommands({
    store,
    now: Date.now,
    changed,
    finishLater: () => void setTimeout(() => void life.finishDue(), UNDO_AND_AIR_MS),
  }),
  ...injectionCommands(injection),
};

onMessage(serve(handlers, { extensionId: extensionId(), origin: extensionOrigin() }));
onAlarm(() => void life.lookAround());
onBrowserStart(() => void changed());
onPermissionsChanged(() => void completeAllowance(injection).then(changed));
void life.start();

async function offerAsDefault(environmentId: string, tokenSetId: string): Promise<void> {
  const { tokenSets } = living(await store.read());
  await updatePolicy((policy) => {
    const current = policy.defaultTokenSets[environmentId];
    return tokenSets.some((set) => set.id === current) ? policy : chosen(policy, environmentId, tokenSetId);
  });
}

async function updatePolicy(change: (policy: InjectionPolicy) => InjectionPolicy): Promise<void> {
  await lock('policy', async () => policyItem.set(change((await policyItem.get()) ?? DEFAULT_POLICY)));
}

function endpointOf(app: App): string {
  const environment = environments.find(({ id }) => id === app.environmentId);
  if (!environment) throw new Error(`The environment of the app "${app.label}" is not known any more.`);
  return tokenEndpoint(environment);
}
