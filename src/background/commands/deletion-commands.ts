import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { WithLock } from '../../platform/locks.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { type Credentials, living } from '../../storage/secret/credentials.ts';
import { saveOrSay } from './command-checks.ts';
import { beginDeletion, isPending, undoDeletion } from './deletions.ts';

export interface DeletionParts {
  readonly store: CredentialStore;
  readonly now: () => number;
  readonly lock: WithLock;
  readonly changed: () => Promise<void>;
  /** Makes the deletion final when its ten seconds are over; nothing waits for that. */
  readonly settleLater: () => void;
  /** Renews what has become due; nothing waits for that. */
  readonly refreshDueLater: () => void;
}

/** The commands that take an app or a token set away, or back. */
export function deletionCommands(parts: DeletionParts): Pick<Handlers, 'item.delete' | 'item.undelete'> {
  return {
    async 'item.delete'({ id }) {
      const credentials = await parts.store.read();
      // A second click, before the page has heard of what the first one did.
      if (isPending(credentials, id)) return null;
      const deletion = beginDeletion(living(credentials), id, parts.now());
      if (!deletion) throw new ProblemError({ code: 'not found' });
      await saveOrSay(parts.store, { deletions: [deletion] });
      parts.settleLater();
      await parts.changed();
      return null;
    },
    async 'item.undelete'({ id }) {
      const undone = await undoDeletion(parts, id);
      if (!undone && !isLiving(await parts.store.read(), id)) throw new ProblemError({ code: 'not found' });
      await parts.changed();
      // While it was deleted, no start looked at whether it is due, nor whether the clock was set back.
      parts.refreshDueLater();
      return null;
    },
  };
}

function isLiving(credentials: Credentials, id: string): boolean {
  const { apps, tokenSets } = living(credentials);
  return [...apps, ...tokenSets].some((each) => each.id === id);
}
