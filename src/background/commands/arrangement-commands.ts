import type { Handlers } from '../../messaging/serve.ts';
import { type Arrangement, NOT_ARRANGED } from '../../storage/public/arrangement.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import { type Arrangeable, byArrangement } from '../status/arranged.ts';
import type { CommandParts } from './command-parts.ts';
import { expectFound } from './expect-found.ts';
import { saveOrRefuse } from './save-or-refuse.ts';

type ArrangementParts = Pick<CommandParts, 'store' | 'lock' | 'changed'>;

/** The commands that order apps and token sets. They write no record of either. */
export function arrangementCommands({
  store,
  lock,
  changed,
}: ArrangementParts): Pick<Handlers, 'item.move' | 'token-set.favourite'> {
  async function arrange(
    change: (before: Arrangement, credentials: Credentials) => Arrangement,
  ): Promise<null> {
    await lock('arrangement', async () => {
      const credentials = await store.read();
      const arrangement = change(credentials.arrangement ?? NOT_ARRANGED, credentials);
      await saveOrRefuse(store, { arrangement });
    });
    await changed();
    return null;
  }

  return {
    'item.move': ({ id, before }) =>
      arrange((arrangement, credentials) => {
        const siblings = siblingsOf(credentials, id);
        if (before !== null) expectFound(siblings, before);
        const others = siblings.map((each) => each.id).filter((each) => each !== id);
        const place = before === null ? others.length : others.indexOf(before);
        // Moved before itself: it stays.
        const moved = place < 0 ? siblings.map((each) => each.id) : others.toSpliced(place, 0, id);
        return { ...arrangement, order: [...kept(arrangement.order, credentials, moved), ...moved] };
      }),
    'token-set.favourite': ({ id, on }) =>
      arrange((arrangement, credentials) => {
        expectFound(withoutDeleted(credentials).tokenSets, id);
        const favourites = kept(arrangement.favourites, credentials, [id]);
        return { ...arrangement, favourites: on ? [...favourites, id] : favourites };
      }),
  };
}

/** The apps of its environment, or the token sets of its app, in their order; with those whose deletion can be undone. */
function siblingsOf(credentials: Credentials, id: string): readonly Arrangeable[] {
  const { apps, tokenSets } = credentials;
  const app = apps.find((each) => each.id === id);
  const living = withoutDeleted(credentials);
  expectFound<Arrangeable>(app ? living.apps : living.tokenSets, id);
  const siblings: readonly Arrangeable[] = app
    ? apps.filter(({ environmentId }) => environmentId === app.environmentId)
    : tokenSets.filter(({ appId }) => appId === tokenSets.find((each) => each.id === id)?.appId);
  return siblings.toSorted(byArrangement(credentials));
}

/** The ids without the given ones and those that were deleted for good. An unreadable record keeps its place. */
function kept(
  ids: readonly string[],
  { deletions }: Credentials,
  without: readonly string[],
): readonly string[] {
  const gone = new Set([
    ...without,
    ...deletions.filter(({ state }) => state === 'done').map(({ id }) => id),
  ]);
  return ids.filter((id) => !gone.has(id));
}
