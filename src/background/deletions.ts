import type { CredentialStore } from '../storage/secret/credential-store.ts';
import type { Credentials } from '../storage/secret/credentials.ts';
import type { Deletion } from '../storage/secret/deletion.ts';

/** How long a deletion can be taken back. */
const UNDO_MS = 10_000;

type Item = { readonly id: string; readonly kind: 'app' | 'token set'; readonly label: string };

/** The journal entry that begins a deletion, or undefined when there is nothing of that id. */
export function beginDeletion(credentials: Credentials, id: string, now: number): Deletion | undefined {
  const item = findItem(credentials, id);
  return item && { state: 'pending', ...item, until: now + UNDO_MS };
}

function findItem({ apps, tokenSets }: Credentials, id: string): Item | undefined {
  const app = apps.find((each) => each.id === id);
  if (app) return { id, kind: 'app', label: app.label };
  const set = tokenSets.find((each) => each.id === id);
  return set && { id, kind: 'token set', label: set.label };
}

/**
 * Erases what was deleted more than ten seconds ago: bytes and tombstones in one write. After a start of the
 * background (`all`) nobody can press "undo" any more, and every pending deletion becomes final.
 */
export async function finishDeletions(
  store: CredentialStore,
  now: number,
  which: 'all' | 'due',
): Promise<void> {
  const credentials = await store.read();
  const ending = credentials.deletions.filter(
    (each) => each.state === 'pending' && (which === 'all' || each.until <= now),
  );
  const ids = ending.flatMap(({ id }) => [id, ...tokenSetsOf(credentials, id)]);
  if (ids.length === 0) return;
  const tombstones = ids.map((id): Deletion => ({ state: 'done', id, at: now }));
  await store.write({ deletions: tombstones, erase: ids });
}

function tokenSetsOf({ tokenSets }: Credentials, appId: string): readonly string[] {
  return tokenSets.filter((set) => set.appId === appId).map((set) => set.id);
}
