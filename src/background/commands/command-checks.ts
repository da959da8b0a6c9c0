import { ProblemError } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import type { Changes } from '../../storage/secret/records.ts';
import { dropped, report } from '../../trace.ts';

/** The item of that id, or the problem that says it is gone. */
export function expectFound<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (!found) throw new ProblemError({ code: 'not found' });
  return found;
}

/** What the copy gave back may wait to be saved, also where the command itself has failed. */
export async function sayAlsoOnFailure(
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

/** Writes, or says that the disk refused. */
export async function saveOrSay(store: CredentialStore, changes: Changes): Promise<void> {
  try {
    await store.write(changes);
  } catch (error) {
    report('record write', error);
    // What the browser says of a full or broken disk holds no secret, but is no sentence for the user either.
    throw new ProblemError({ code: 'not saved' }, { cause: error });
  }
}
