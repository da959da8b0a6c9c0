import type { Protocol } from '../../messaging/protocol.ts';
import type { App } from '../../oauth/app.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import type { CommandParts } from './command-parts.ts';
import { beginDeletion, LATE_CLICK_MS, UNDO_MS } from './deletions.ts';
import { freeName } from './free-name.ts';
import { saveOrRefuse } from './save-or-refuse.ts';
import { newTokenSet } from './token-set-changes.ts';

type Several = Protocol['app.add-several'];

interface Added {
  readonly apps: readonly App[];
  readonly tokenSets: readonly TokenSet[];
  readonly known: number;
}

/**
 * Held by whatever adds or edits an app or a token set, so that two windows never save one token or one name twice. Taken
 * last: no other lock is waited for inside.
 */
export const ADDING = 'adding apps';

/**
 * Saves several apps by one atomic write, without what is saved already. Their tokens are not sent before the ten seconds
 * to undo it are over: undone, they are as they were.
 */
export async function addSeveral(
  parts: CommandParts,
  { items }: Several['input'],
): Promise<Several['result']> {
  const added = await parts.lock(ADDING, async () => {
    const plan = await planFor(withoutDeleted(await parts.store.read()), items, parts);
    if (plan.tokenSets.length > 0) await saveOrRefuse(parts.store, plan);
    return plan;
  });
  const { apps } = await parts.store.read();
  for (const { id, appId } of added.tokenSets) {
    const app = apps.find((each) => each.id === appId);
    if (app) await parts.offerAsDefault(app.environmentId, id);
  }
  await parts.changed();
  // The alarm covers a background that dies before.
  setTimeout(() => void parts.refresher.refreshDue(), UNDO_MS + LATE_CLICK_MS);
  const ids = [...added.apps, ...added.tokenSets].map(({ id }) => id);
  return { ids, added: added.tokenSets.length, known: added.known };
}

async function planFor(
  saved: Credentials,
  items: Several['input']['items'],
  parts: CommandParts,
): Promise<Added> {
  const apps: App[] = [];
  const tokenSets: TokenSet[] = [];
  const now = parts.now();
  // Lists are sorted by it, and those of one text keep its order.
  const addedAt = () => now + tokenSets.length;
  const freeAppName = ({ label, environmentId }: Pick<App, 'label' | 'environmentId'>) =>
    freeName(
      label,
      [...saved.apps, ...apps].filter((app) => app.environmentId === environmentId),
    );
  for (const { app: draft, tokenSet } of items) {
    if ([...saved.tokenSets, ...tokenSets].some((set) => hasHad(set, tokenSet.refreshToken))) continue;
    const same = [...saved.apps, ...apps].find((each) => isSame(each, draft));
    const app = same ?? { id: parts.newId(), ...draft, label: freeAppName(draft), addedAt: addedAt() };
    if (!same) apps.push(app);
    const others = [...saved.tokenSets, ...tokenSets].filter(({ appId }) => appId === app.id);
    const named = { ...tokenSet, label: freeName(tokenSet.label, others) };
    const set = await newTokenSet(named, { id: parts.newId(), appId: app.id }, now);
    tokenSets.push({
      ...set,
      addedAt: addedAt(),
      refresh: { state: 'idle', dueAt: now + UNDO_MS + LATE_CLICK_MS },
    });
  }
  return { apps, tokenSets, known: items.length - tokenSets.length };
}

/** A token that was exchanged for a newer one may never be sent again. */
function hasHad(set: TokenSet, refreshToken: string): boolean {
  return set.refreshToken === refreshToken || set.previousRefreshToken === refreshToken;
}

function isSame(app: App, draft: Several['input']['items'][number]['app']): boolean {
  return (
    app.environmentId === draft.environmentId &&
    app.clientId === draft.clientId &&
    app.clientSecret === draft.clientSecret
  );
}

/** Whether each of these refresh tokens is saved already. */
export async function areSaved(
  { store }: Pick<CommandParts, 'store'>,
  { refreshTokens }: Protocol['refresh-token.known']['input'],
): Promise<readonly boolean[]> {
  const { tokenSets } = withoutDeleted(await store.read());
  return refreshTokens.map((token) => tokenSets.some((set) => hasHad(set, token)));
}

/**
 * The deletions that undo an addition, all of them or, once a token was sent, none: the server may have exchanged it
 * for one that nobody else has.
 */
export function undoneAddition(
  credentials: Credentials,
  ids: readonly string[],
  now: number,
): ReturnType<typeof beginDeletion>[] {
  const living = withoutDeleted(credentials);
  const sets = living.tokenSets.filter((set) => ids.includes(set.id) || ids.includes(set.appId));
  if (sets.some(({ generation, refresh }) => generation > 0 || refresh.state !== 'idle')) return [];
  const apps = living.apps.filter(({ id }) => ids.includes(id));
  // A token set goes with its app.
  const alone = sets.filter(({ appId }) => !ids.includes(appId));
  return [...apps, ...alone].map(({ id }) => beginDeletion(living, id, now));
}
