import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { dropped } from '../../trace.ts';
import { deletionLock, settleDeletions } from '../commands/deletions.ts';
import { type RefresherParts, refreshLock, type TokenRefresher, tokenRefresher } from './token-refresher.ts';

/** What happens to token sets automatically, whatever wakes the background. */
export interface TokenLife {
  readonly store: CredentialStore;
  readonly refresher: TokenRefresher;
  /**
   * At every start of the background: restores what the disk lost, then open attempts and overdue refreshes, then the
   * rest.
   */
  start(): Promise<void>;
  /** Resolves when this background has restored what the disk lost. Never rejects. */
  restored(): Promise<void>;
  /** Something may be due: an alarm rang, or the network is back. */
  lookAround(): Promise<void>;
  /** Erases what was deleted more than ten seconds ago, and schedules the rest. */
  settleDeletions(): Promise<void>;
}

export interface TokenLifeParts extends RefresherParts {
  /** Runs the task after `ms`, if the background still lives then. */
  readonly later: (ms: number, task: () => Promise<void>) => void;
}

export function tokenLife(parts: TokenLifeParts): TokenLife {
  const { store, lock, moment } = parts;
  // A failure to set rules, status or badge must not stop a token from being refreshed and saved.
  const changed = () => parts.changed().catch(dropped('reconcile', undefined));
  const refresher = tokenRefresher({ ...parts, changed });

  /** when the deletions are looked at next, ms since the epoch */
  let settlingAt: number | null = null;

  async function settle(): Promise<void> {
    const { now } = moment();
    const next = await settleDeletions({ store, lock, now });
    await changed();
    // The alarm covers a background that dies before; browsers fire it after half a minute at the earliest.
    if (next === null || (settlingAt !== null && settlingAt <= next)) return;
    settlingAt = next;
    parts.later(next - now, async () => {
      settlingAt = null;
      await settle();
    });
  }

  let restoring: Promise<void> | undefined;

  function restored(): Promise<void> {
    // If it fails, the start continues with what can be read.
    restoring ??= recover().catch(dropped('recovery at start', undefined));
    return restoring;
  }

  /** Not during a refresh: the new token is newer than the second copy. */
  async function recover(): Promise<void> {
    const ids = [...(await store.lost())].sort();
    const task = () => store.recover(moment().now, ids);
    await ids.reduceRight((inner, id) => () => lock(refreshLock(id), inner), task)();
  }

  /** Not during a refresh: an unsaved older token would overwrite the new one. */
  async function saveUnsaved(): Promise<void> {
    for (const id of Object.keys((await store.read()).unsaved)) {
      await lock(refreshLock(id), () => store.saveUnsaved(id)).catch(dropped('saving again', undefined));
    }
  }

  /** Not while an app is erased: its copy would come back. */
  async function copyApps(): Promise<void> {
    for (const id of await store.uncopiedApps()) await lock(deletionLock(id), () => store.copyApp(id));
  }

  return {
    store,
    refresher,
    restored,
    async start() {
      await restored();
      await Promise.all([refresher.refreshDue(), changed(), settle()]);
      await copyApps();
    },
    async lookAround() {
      await saveUnsaved();
      await Promise.all([refresher.refreshDue(), settle()]);
      await changed();
    },
    settleDeletions: settle,
  };
}
