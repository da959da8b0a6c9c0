import { placeholders } from '../diagnosis/redaction/placeholders.ts';
import type { InjectionView } from '../injection/injection-view.ts';
import { mayBeAnswered } from '../injection/pending-allowance.ts';
import { tokenEndpoint } from '../inventorum/environment.ts';
import type { ToldRequest } from '../messaging/protocol.ts';
import { type Handlers, serve } from '../messaging/serve.ts';
import type { App } from '../oauth/app.ts';
import { onAlarm, setAlarm } from '../platform/alarms.ts';
import {
  hasOpenPages,
  onBrowserStart,
  onInstalled,
  onUpdateAvailable,
  reloadExtension,
  stayAwake,
} from '../platform/background-life.ts';
import { onCommand } from '../platform/commands.ts';
import { withLock } from '../platform/locks.ts';
import { onMessage } from '../platform/messages.ts';
import { listenToNotifications } from '../platform/notifications.ts';
import { exactBy, hasOrigin, onPermissionsChanged } from '../platform/permissions.ts';
import { extensionId, extensionOrigin } from '../platform/runtime.ts';
import { onUncaught } from '../platform/uncaught.ts';
import { headersListener, unauthorizedListener } from '../platform/web-request.ts';
import { withEntry } from '../storage/public/history.ts';
import { historyItem, statusOnDisk, statusStandIn } from '../storage/public/items.ts';
import { traceKeeper } from '../storage/public/trace.ts';
import { traceItem } from '../storage/public/trace-item.ts';
import { credentialStore } from '../storage/secret/credential-store.ts';
import type { Credentials } from '../storage/secret/credentials.ts';
import { draftStore } from '../storage/secret/draft-store.ts';
import { knownSecrets } from '../storage/secret/known-secrets.ts';
import { dropped, keepTrace, report } from '../trace.ts';
import { answerFirst } from './answer-first.ts';
import { applyUpdate } from './apply-update.ts';
import { AREAS } from './areas.ts';
import { coalesce } from './coalesce.ts';
import { arrangementCommands } from './commands/arrangement-commands.ts';
import { credentialCommands } from './commands/credential-commands.ts';
import { deletionCommands } from './commands/deletion-commands.ts';
import { environmentCommands } from './commands/environment-commands.ts';
import { formDrafts } from './commands/form-drafts.ts';
import { injectionCommands, tabCommands } from './commands/injection-commands.ts';
import { logInCommands } from './commands/log-in-commands.ts';
import { completeAllowance, originCommands } from './commands/origin-commands.ts';
import { removeEverything } from './commands/remove-everything.ts';
import { replayCommands } from './commands/replay-commands.ts';
import { requestCommands } from './commands/request-commands.ts';
import { statusCommands } from './commands/status-commands.ts';
import { faults } from './faults/faults.ts';
import { openWork } from './open-work.ts';
import { ownAuthorizationNoter } from './own-authorization.ts';
import { ownCallNoter } from './own-call-noter.ts';
import { pageMenu } from './page-menu.ts';
import { policyStore } from './policy-store.ts';
import { browserPorts, injectionPort } from './reconcile/browser-ports.ts';
import { freshGrants } from './reconcile/fresh-grants.ts';
import { injectionNow } from './reconcile/injection-now.ts';
import { listening } from './reconcile/listening.ts';
import { reconciler } from './reconcile/reconcile.ts';
import { accessTokenFrom } from './reconcile/sync-rules.ts';
import { notingTokenRequests } from './refresh/noting-token-requests.ts';
import { reactTo401 } from './refresh/react-to-401.ts';
import { sendTokenRequest } from './refresh/send-token-request.ts';
import { tokenLife } from './refresh/token-life.ts';
import { sessionLife } from './session-life/session-life.ts';

// The composition root: builds every part with its dependencies, then listens. Listeners must be set while the script
// first runs, or the browser does not wake a sleeping background for them.

keepTrace(traceKeeper(traceItem, Date.now));
onUncaught((error) => report('uncaught', error));

const LOCK_WAIT_MS = 60_000;
const now = Date.now;
const work = openWork();
// Held by everything that refreshes, edits or deletes a token set, until all is stored.
const lock = <T>(name: string, task: () => Promise<T>) =>
  work.during(() => withLock(name, LOCK_WAIT_MS, task));
const store = credentialStore(AREAS);

const newId = () => crypto.randomUUID();
const policies = policyStore(store, lock);
const session = sessionLife({ lock, now, wait, newId, changed: () => changed() });

const listener = listening(now, (request) => failing.failed(request));
const grants = freshGrants(now, () => void changed());

const reconcile = reconciler({
  ...browserPorts({ listener, asked: askedOrigins, isFresh: grants.isFresh }),
  store,
  now,
  viewOf,
  onInjecting(injects) {
    // While nothing is injected, no 401 concerns our tokens, and no request needs to be held.
    for (const each of listeners()) {
      if (injects) each.listen();
      else each.stop();
    }
  },
});
const changed = coalesce(() => failing.reconcile(reconcile));
const viewNow = () => store.read().then(viewOf);
const failing = faults({ session, store, viewNow, now, wait, changed, environments: policies.environments });

const network = { fetch: (url: string, init: RequestInit) => fetch(url, init), stayAwake };
const note = ownCallNoter(lock, newId);
const request = sendTokenRequest({ ...network, lock: store.lock, endpointOf });
const send = notingTokenRequests(request, { now, endpointOf, note });

const life = tokenLife({
  store,
  moment: () => ({ now: now(), random: Math.random() }),
  send: (app, refreshToken) => send(app, { type: 'refresh_token', refreshToken }),
  lock,
  async note(tokenSetId, entry) {
    const item = historyItem(tokenSetId);
    await item.set(withEntry(await item.get(), entry));
  },
  changed,
  later: (ms, task) => void setTimeout(() => void task(), ms),
});
const { refresher } = life;

const headers = headersListener(listener.headersFor);
const on401 = (requests: readonly ToldRequest[]) =>
  void reactTo401({ store, refresher, lock, now, changed, viewOf, endedFaults: failing.ended }, requests);
const unauthorized = unauthorizedListener((request) => on401([request]), headers);

const origins = {
  store,
  now,
  newId,
  ...policies,
  updateSession: session.update,
  hasOrigin,
  settleGrants: grants.settle,
  exactBy: exactBy(),
  changed,
};
const credentials = { store, refresher, now, newId, lock, changed, offerAsDefault: policies.offerAsDefault };

const menu = pageMenu(origins);
const wakeAt = (at: number) => setAlarm('drafts', at);
const drafts = formDrafts({ store: draftStore(AREAS.session), now, lock, wakeAt });

const removing = removeEverything({ store, now, lock, changed, settle: life.settleDeletions });

const handlers: Handlers = {
  ...statusCommands({
    ...{ store, session, now, changed, restored: life.restored },
    status: { onDisk: statusOnDisk, standIn: statusStandIn },
  }),
  ...requestCommands({ on401, noteOwnAuthorization: ownAuthorizationNoter(viewNow) }),
  ...credentialCommands(credentials),
  ...arrangementCommands(credentials),
  ...logInCommands({ ...credentials, send }),
  ...drafts.commands,
  ...menu.commands,
  ...deletionCommands({
    ...{ store, now, lock, changed },
    settleLater: () => void life.settleDeletions(),
    refreshDueLater: () => void life.refresher.refreshDue(),
  }),
  ...removing.commands,
  ...injectionCommands(origins),
  ...tabCommands(origins),
  ...failing.commands,
  ...originCommands(origins),
  ...environmentCommands(origins),
  ...replayCommands({
    ...network,
    now,
    store,
    secrets: () => knownSecrets(AREAS, store),
    names: placeholders(),
    viewOf,
    note: (call) => note(call).catch(dropped('own calls', undefined)),
  }),
};

const answer = serve(handlers, { extensionId: extensionId(), origin: extensionOrigin() }, drafts);
onMessage(answerFirst(start, answer));
for (const each of [...listeners(), session, menu, failing]) each.listen();
onCommand((name) => void (name === 'toggle-injection' && policies.toggle().then(changed)));
onAlarm((name) => void (failing.onAlarm(name) || (name === 'drafts' ? drafts.expire() : life.lookAround())));
onBrowserStart(
  () => void session.browserStarted().catch(dropped('session at browser start', undefined)).then(begin),
);
onInstalled(begin);
listenToNotifications();
onUpdateAvailable(() => void applyUpdate({ work, hasOpenPages, wait, reload }));
onPermissionsChanged((added) => {
  grants.note(added);
  void completeAllowance(origins).finally(changed);
});
if (exactBy() === 'listener') void listen().catch(dropped('listener at start', undefined));

function listeners() {
  return [headers, unauthorized];
}

/** What every start does, whatever it was for. */
function start(): void {
  void life.start();
  failing.look();
  void removing.look();
  // The permission may have been granted while the background slept.
  void completeAllowance(origins);
}

/** A request may be waiting for the listener, which must not wait for the rest of the start. */
async function listen(): Promise<void> {
  const credentials = await store.read();
  listener.begin(await viewOf(credentials), accessTokenFrom(credentials));
}

/** The user may answer the permission prompt at any moment. */
async function askedOrigins(): Promise<readonly string[]> {
  const allowance = await policies.pending.get();
  return allowance && mayBeAnswered(allowance, now()) ? [allowance.origin] : [];
}

/** An installation, an update, or a start of the browser. */
function begin(): void {
  void menu.offer();
  void changed();
}

/** The new version starts even if this cannot be noted: it will treat the tabs as in doubt. */
function reload(): void {
  void session.reloading().catch(dropped('session before reload', undefined)).then(reloadExtension);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

async function viewOf(credentials: Credentials): Promise<InjectionView> {
  const context = { environments: await policies.environments(), now: now() };
  return await injectionNow({ ...injectionPort, session }, credentials, context);
}

async function endpointOf(app: App): Promise<string> {
  const environment = (await policies.environments()).find(({ id }) => id === app.environmentId);
  if (!environment) throw new Error(`The environment of the app "${app.label}" is not known any more.`);
  return tokenEndpoint(environment);
}
