import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { living } from '../../storage/secret/credentials.ts';
import { beginDeletion, undoDeletion } from '../deletions.ts';
import { saveOrSay } from './command-checks.ts';

export interface DeletionParts {
  readonly store: CredentialStore;
  readonly now: () => number;
  readonly lock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  readonly changed: () => Promise<void>;
  /** Makes the deletion final when its ten seconds are over; nothing waits for that. */
  readonly settleLater: () => void;
}

/** The commands that take an app or a token set away, or back. */
export function deletionCommands(parts: DeletionParts): Pick<Handlers, 'item.delete' | 'item.undelete'> {
  return {
    async 'item.delete'({ id }) {
      const deletion = beginDeletion(living(await parts.store.read()), id, parts.now());
      if (!deletion) throw new ProblemError({ code: 'not found' });
      await saveOrSay(parts.store, { deletions: [deletion] });
      parts.settleLater();
      await parts.changed();
      return null;
    },
    async 'item.undelete'({ id }) {
      if (!(await undoDeletion(parts, id))) throw new ProblemError({ code: 'not found' });
      await parts.changed();
      return null;
    },
  };
}
