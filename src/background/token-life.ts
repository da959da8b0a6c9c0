import type { CredentialStore } from '../storage/secret/credential-store.ts';
import { deletionLock, finishDeletions } from './deletions.ts';
import {
  type RefresherParts,
  refreshLock,
  type TokenRefresher,
  tokenRefresher,
} from './refresh/token-refresher.ts';

/** What happens to token sets by itself, whatever wakes the background. */
export interface TokenLife {
  readonly store: CredentialStore;
  readonly refresher: TokenRefresher;
  /** Every start of the background: what the disk lost, then open attempts and what is overdue, then all the rest. */
  start(): Promise<void>;
  /** Something is due, or may be: an alarm rang, the network is back. */
  lookAround(): Promise<void>;
  /** Erases what was deleted more than ten seconds ago. */
  finishDue(): Promise<void>;
}

export function tokenLife(parts: RefresherParts): TokenLife {
  const { store, lock, moment } = parts;
  // Rules, status or badge that cannot be set right now keep no token from being renewed and saved.
  const changed = () => parts.changed().catch(() => undefined);
  const refresher = tokenRefresher({ ...parts, changed });

  async function finish(which: 'all' | 'due'): Promise<void> {
    await finishDeletions({ store, lock, now: moment().now }, which);
    await changed();
  }

  /** Not while one of them is renewed: what comes is newer than what the second copy has. */
  async function recover(): Promise<void> {
    const ids = [...(await store.lost())].sort();
    const task = () => store.recover(moment().now, ids);
    await ids.reduceRight((inner, id) => () => lock(refreshLock(id), inner), task)();
  }

  /** Not while the token set is renewed: what waits would overwrite what comes. */
  async function saveUnsaved(): Promise<void> {
    for (const id of Object.keys((await store.read()).unsaved)) {
      await lock(refreshLock(id), () => store.saveUnsaved(id)).catch(() => undefined);
    }
  }

  /** Not while an app is erased: its copy would come back. */
  async function copyApps(): Promise<void> {
    for (const id of await store.uncopiedApps()) await lock(deletionLock(id), () => store.copyApp(id));
  }

  return {
    store,
    refresher,
    async start() {
      // A disk that refuses to be mended is no reason not to go on with what can be read.
      await recover().catch(() => undefined);
      await Promise.all([refresher.refreshDue(), changed()]);
      await finish('all');
      await copyApps();
    },
    async lookAround() {
      await saveUnsaved();
      await Promise.all([refresher.refreshDue(), finish('due')]);
      await changed();
    },
    finishDue: () => finish('due'),
  };
}
