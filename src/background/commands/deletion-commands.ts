import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { WithLock } from '../../platform/locks.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import { beginDeletion, isPending, undoDeletion } from './deletions.ts';
import { saveOrRefuse } from './save-or-refuse.ts';
import { undoneAddition } from './several-commands.ts';

export interface DeletionParts {
  readonly store: CredentialStore;
  readonly now: () => number;
  readonly lock: WithLock;
  readonly changed: () => Promise<void>;
  /** Makes the deletion final after its ten seconds; not awaited. */
  readonly settleLater: () => void;
  /** Refreshes what has become due; not awaited. */
  readonly refreshDueLater: () => void;
}

type DeletionCommand = 'item.delete' | 'item.undelete' | 'app.undo-several';

/** The commands that delete an app or a token set, or restore it. */
export function deletionCommands(parts: DeletionParts): Pick<Handlers, DeletionCommand> {
  return {
    async 'item.delete'({ id }) {
      const credentials = await parts.store.read();
      // A second click, made before the page learned of the first one's result.
      if (isPending(credentials, id)) return null;
      const deletion = beginDeletion(withoutDeleted(credentials), id, parts.now());
      if (!deletion) throw new ProblemError({ code: 'not found' });
      await saveOrRefuse(parts.store, { deletions: [deletion] });
      parts.settleLater();
      await parts.changed();
      return null;
    },
    async 'app.undo-several'({ ids }) {
      const deletions = undoneAddition(await parts.store.read(), ids, parts.now()).filter(
        (each) => each !== undefined,
      );
      if (deletions.length === 0) return { undone: false };
      await saveOrRefuse(parts.store, { deletions });
      parts.settleLater();
      await parts.changed();
      return { undone: true };
    },
    async 'item.undelete'({ id }) {
      const undone = await undoDeletion(parts, id);
      if (!undone && !isLiving(await parts.store.read(), id)) throw new ProblemError({ code: 'not found' });
      await parts.changed();
      // While it was deleted, no start checked whether it is due or whether the clock was set back.
      parts.refreshDueLater();
      return null;
    },
  };
}

function isLiving(credentials: Credentials, id: string): boolean {
  const { apps, tokenSets } = withoutDeleted(credentials);
  return [...apps, ...tokenSets].some((each) => each.id === id);
}
