import type { TokenSetDraft } from '../messaging/protocol.ts';
import { type Handlers, ProblemError } from '../messaging/serve.ts';
import type { App } from '../oauth/app.ts';
import { fingerprint } from '../oauth/fingerprint.ts';
import type { AccessTokenMark, TokenSet } from '../oauth/token-set.ts';
import type { Changes, CredentialStore } from '../storage/secret/credential-store.ts';
import { type Credentials, living } from '../storage/secret/credentials.ts';
import { beginDeletion } from './deletions.ts';
import { refreshLock, type TokenRefresher } from './token-refresher.ts';

export interface CommandParts {
  readonly store: CredentialStore;
  readonly refresher: TokenRefresher;
  readonly now: () => number;
  readonly newId: () => string;
  readonly lock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** Reconciles; awaited before the answer, so that an answered command is a command in force. */
  readonly changed: () => Promise<void>;
  /** A token set is there: it is the one to inject where none is chosen yet. */
  readonly offerAsDefault: (environmentId: string, tokenSetId: string) => Promise<void>;
  /** Finishes the deletion when its ten seconds are over, if the background still lives then. */
  readonly finishLater: () => void;
}

type CredentialCommand =
  | 'app.add'
  | 'app.edit'
  | 'token-set.add'
  | 'token-set.edit'
  | 'token-set.refresh'
  | 'item.delete'
  | 'item.undelete';

/** The commands that hand secrets in, or act on what holds them. */
export function credentialCommands(parts: CommandParts): Pick<Handlers, CredentialCommand> {
  return {
    async 'app.add'({ app: draft, tokenSet: setDraft }) {
      const app: App = { id: parts.newId(), ...draft };
      const tokenSet = await newTokenSet(parts, app, setDraft);
      await save(parts, { apps: [app], tokenSets: [tokenSet] });
      await begin(parts, app, tokenSet);
      return { appId: app.id, tokenSetId: tokenSet.id };
    },
    async 'token-set.add'({ appId, tokenSet: setDraft }) {
      const app = expectFound(living(await parts.store.read()).apps, appId);
      const tokenSet = await newTokenSet(parts, app, setDraft);
      await save(parts, { tokenSets: [tokenSet] });
      await begin(parts, app, tokenSet);
      return { tokenSetId: tokenSet.id };
    },
    async 'app.edit'({ id, label, clientId, clientSecret }) {
      const { apps, tokenSets } = living(await parts.store.read());
      const app = expectFound(apps, id);
      const edited = { ...app, label, clientId, clientSecret: clientSecret || app.clientSecret };
      await save(parts, { apps: [edited] });
      await parts.changed();
      if (edited.clientId !== app.clientId || edited.clientSecret !== app.clientSecret) {
        for (const set of tokenSets.filter((each) => each.appId === id)) tryAgain(parts, set);
      }
      return null;
    },
    async 'token-set.edit'({ id, tokenSet: draft }) {
      await parts.lock(refreshLock(id), () => editTokenSet(parts, id, draft));
      await parts.changed();
      if (draft.refreshToken !== '') void parts.refresher.refresh(id, 'clock');
      return null;
    },
    async 'token-set.refresh'({ id }) {
      const result = await parts.refresher.refresh(id, 'user');
      if (result === 'too soon' || result === 'not found' || result === 'not saved') {
        throw new ProblemError({ code: result });
      }
      return null;
    },
    async 'item.delete'({ id }) {
      const deletion = beginDeletion(living(await parts.store.read()), id, parts.now());
      if (!deletion) throw new ProblemError({ code: 'not found' });
      await save(parts, { deletions: [deletion] });
      parts.finishLater();
      await parts.changed();
      return null;
    },
    async 'item.undelete'({ id }) {
      const { deletions } = await parts.store.read();
      const pending = deletions.some((each) => each.id === id && each.state === 'pending');
      if (!pending) throw new ProblemError({ code: 'not found' });
      await parts.store.undelete(id);
      await parts.changed();
      return null;
    },
  };
}

async function newTokenSet(parts: CommandParts, app: App, draft: TokenSetDraft): Promise<TokenSet> {
  expectUnknown(living(await parts.store.read()), draft.refreshToken, null);
  const now = parts.now();
  return {
    id: parts.newId(),
    appId: app.id,
    label: draft.label,
    scope: null,
    refreshToken: draft.refreshToken,
    previousRefreshToken: null,
    generation: 0,
    lifetime: null,
    refreshedAt: null,
    attemptedAt: null,
    refresh: { state: 'idle', dueAt: now },
    ...(await pastedAccessToken(draft.accessToken, now)),
  };
}

/** A pasted access token works until the server says otherwise: nobody knows how old it is. */
async function pastedAccessToken(
  accessToken: string,
  now: number,
): Promise<Pick<TokenSet, 'accessToken' | 'expiresAt' | 'marks'>> {
  if (accessToken === '') return { accessToken: null, expiresAt: null, marks: [] };
  const mark: AccessTokenMark = { fingerprint: await fingerprint(accessToken), from: now, expiresAt: null };
  return { accessToken, expiresAt: null, marks: [mark] };
}

async function editTokenSet(parts: CommandParts, id: string, draft: TokenSetDraft): Promise<void> {
  const credentials = living(await parts.store.read());
  const set = expectFound(credentials.tokenSets, id);
  let edited: TokenSet = { ...set, label: draft.label };
  if (draft.refreshToken !== '' && draft.refreshToken !== set.refreshToken) {
    expectUnknown(credentials, draft.refreshToken, id);
    edited = {
      ...edited,
      refreshToken: draft.refreshToken,
      previousRefreshToken: set.refreshToken,
      generation: set.generation + 1,
      refresh: { state: 'idle', dueAt: parts.now() },
    };
  }
  if (draft.accessToken !== '') {
    edited = { ...edited, ...(await pastedAccessToken(draft.accessToken, parts.now())) };
  }
  await save(parts, { tokenSets: [edited] });
}

/** One refresh token in two places: each refresh of one would kill the other. */
function expectUnknown({ tokenSets }: Credentials, refreshToken: string, exceptId: string | null): void {
  if (tokenSets.some((set) => set.refreshToken === refreshToken && set.id !== exceptId)) {
    throw new ProblemError({ code: 'refresh token already saved', field: 'refreshToken' });
  }
}

function expectFound<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (!found) throw new ProblemError({ code: 'not found' });
  return found;
}

async function save(parts: CommandParts, changes: Changes): Promise<void> {
  try {
    await parts.store.write(changes);
  } catch (error) {
    // What the browser says of a full or broken disk holds no secret, but is no sentence for the user either.
    throw new ProblemError({ code: 'not saved' }, { cause: error });
  }
}

async function begin(parts: CommandParts, app: App, tokenSet: TokenSet): Promise<void> {
  await parts.offerAsDefault(app.environmentId, tokenSet.id);
  await parts.changed();
  void parts.refresher.refresh(tokenSet.id, 'clock');
}

/** New client credentials: what the old ones could not do may work now. */
function tryAgain(parts: CommandParts, set: TokenSet): void {
  if (set.refresh.state !== 'idle') void parts.refresher.refresh(set.id, 'user');
}
