import { ProblemError } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import type { Changes } from '../../storage/secret/records.ts';
import { dropped, report } from '../../trace.ts';

/** Updates the status even when the command fails: recovery may have changed it. */
export async function updateStatusOnFailure(
  { changed }: { readonly changed: () => Promise<void> },
  command: Promise<void>,
): Promise<void> {
  try {
    await command;
  } catch (error) {
    await changed().catch(dropped('reconcile', undefined));
    throw error;
  }
}

/** Writes, or throws the problem `not saved` if storage fails. */
export async function saveOrRefuse(store: CredentialStore, changes: Changes): Promise<void> {
  try {
    await store.write(changes);
  } catch (error) {
    report('record write', error);
    // The browser's message about a full or broken disk holds no secret, but is of no use to the user.
    throw new ProblemError({ code: 'not saved' }, { cause: error });
  }
}
