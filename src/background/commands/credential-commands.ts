import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { App } from '../../oauth/app.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { dropped } from '../../trace.ts';
import { refreshLock } from '../refresh/token-refresher.ts';
import type { CommandParts } from './command-parts.ts';
import { expectFound } from './expect-found.ts';
import { expectFreeAppName, expectFreeTokenSetName } from './free-name.ts';
import { revealCommands } from './reveal-commands.ts';
import { saveOrRefuse, updateStatusOnFailure } from './save-or-refuse.ts';
import { ADDING, addSeveral, areSaved } from './several-commands.ts';
import { editedTokenSet, expectUnknown, newTokenSet, swappedWithPrevious } from './token-set-changes.ts';

type CredentialCommand =
  | 'app.add'
  | 'app.add-several'
  | 'refresh-token.known'
  | 'app.edit'
  | 'token-set.add'
  | 'token-set.edit'
  | 'token-set.refresh'
  | 'token-set.try-previous'
  | 'secret.reveal';

/** The commands that take or give secrets, or act on records that hold them. */
export function credentialCommands(parts: CommandParts): Pick<Handlers, CredentialCommand> {
  return {
    ...revealCommands(parts.store),
    async 'app.add'({ app: draft, tokenSet: setDraft }) {
      const app: App = { id: parts.newId(), ...draft, addedAt: parts.now() };
      const tokenSet = await newTokenSet(setDraft, { id: parts.newId(), appId: app.id }, parts.now());
      await parts.lock(ADDING, async () => {
        const credentials = withoutDeleted(await parts.store.read());
        expectUnknown(credentials, setDraft.refreshToken);
        expectFreeAppName(credentials, app);
        await saveOrRefuse(parts.store, { apps: [app], tokenSets: [tokenSet] });
      });
      await begin(parts, app, tokenSet);
      return { appId: app.id, tokenSetId: tokenSet.id };
    },
    'app.add-several': (input) => addSeveral(parts, input),
    'refresh-token.known': (input) => areSaved(parts, input),
    async 'token-set.add'({ appId, tokenSet: setDraft }) {
      const tokenSet = await newTokenSet(setDraft, { id: parts.newId(), appId }, parts.now());
      const app = await parts.lock(ADDING, async () => {
        const credentials = withoutDeleted(await parts.store.read());
        const owner = expectFound(credentials.apps, appId);
        expectUnknown(credentials, setDraft.refreshToken);
        expectFreeTokenSetName(credentials, tokenSet);
        await saveOrRefuse(parts.store, { tokenSets: [tokenSet] });
        return owner;
      });
      await begin(parts, app, tokenSet);
      return { tokenSetId: tokenSet.id };
    },
    'app.edit': (input) => editApp(parts, input),
    async 'token-set.edit'({ id, tokenSet: draft }) {
      await changeTokenSet(parts, id, async (set) => {
        const credentials = withoutDeleted(await parts.store.read());
        expectUnknown(credentials, draft.refreshToken, id);
        expectFreeTokenSetName(credentials, { ...set, label: draft.label });
        return await editedTokenSet(set, draft, parts.now());
      });
      await parts.changed();
      if (draft.refreshToken !== '') void parts.refresher.refresh(id, 'clock');
      return null;
    },
    async 'token-set.refresh'({ id }) {
      const result = await parts.refresher.refresh(id, 'user');
      if (result !== 'done' && result !== 'not due' && result !== 'busy') {
        throw new ProblemError({ code: result });
      }
      const { apps, tokenSets } = withoutDeleted(await parts.store.read());
      const { appId, refresh } = expectFound(tokenSets, id);
      return { state: refresh.state, kind: expectFound(apps, appId).kind };
    },
    async 'token-set.try-previous'({ id }) {
      await changeTokenSet(parts, id, async (set) => swappedWithPrevious(set, parts.now()));
      await parts.refresher.refresh(id, 'clock');
      return null;
    },
  };
}

async function editApp(parts: CommandParts, input: Parameters<Handlers['app.edit']>[0]): Promise<null> {
  const { id, label, clientId, clientSecret } = input;
  const { app, edited, tokenSets } = await parts.lock(ADDING, async () => {
    const credentials = withoutDeleted(await parts.store.read());
    const before = expectFound(credentials.apps, id);
    const after: App = { ...before, label, clientId, clientSecret: clientSecret || before.clientSecret };
    expectFreeAppName(credentials, after);
    await saveOrRefuse(parts.store, { apps: [after] });
    return { app: before, edited: after, tokenSets: credentials.tokenSets };
  });
  await parts.changed();
  if (edited.clientId !== app.clientId || edited.clientSecret !== app.clientSecret) {
    for (const set of tokenSets)
      if (set.appId === id) void tryNewClient(parts, set.id).catch(dropped('new client', undefined));
  }
  return null;
}

/**
 * The edit may repair what failed with the old credentials. A request in flight still carries them and must end first.
 */
async function tryNewClient({ lock, store, refresher }: CommandParts, tokenSetId: string): Promise<void> {
  const waits = await lock(refreshLock(tokenSetId), async () => {
    const set = withoutDeleted(await store.read()).tokenSets.find(({ id }) => id === tokenSetId);
    return set !== undefined && set.refresh.state !== 'idle';
  });
  if (waits) await refresher.refresh(tokenSetId, 'edit');
}

/** Holds the refresh lock while tokens are replaced, and includes token sets that only the second copy has. */
async function changeTokenSet(
  parts: CommandParts,
  id: string,
  change: (set: TokenSet) => Promise<TokenSet>,
): Promise<void> {
  const changing = parts.lock(refreshLock(id), async () => {
    await parts.store.recover(parts.now(), [id]);
    await parts.lock(ADDING, async () => {
      const set = expectFound(withoutDeleted(await parts.store.read()).tokenSets, id);
      await saveOrRefuse(parts.store, { tokenSets: [await change(set)] });
    });
  });
  await updateStatusOnFailure(parts, changing);
}

async function begin(parts: CommandParts, app: App, tokenSet: TokenSet): Promise<void> {
  await parts.offerAsDefault(app.environmentId, tokenSet.id);
  await parts.changed();
  void parts.refresher.refresh(tokenSet.id, 'clock');
}
