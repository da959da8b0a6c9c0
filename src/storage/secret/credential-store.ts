import type { VaultLock } from '../../oauth/refresh-state.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { StorageArea } from '../../platform/storage-area.ts';
import { dropped, report } from '../../trace.ts';
import { storedText } from '../stored-text.ts';
import { type Credentials, withoutDeleted } from './credentials.ts';
import { recordWriter } from './record-writer.ts';
import { type Changes, decodeRecords, KEY, keysOf, type Records, recordsOf, supersedes } from './records.ts';
import { planRecovery } from './recovery.ts';
import type { SecondCopy } from './second-copy.ts';
import { type Unsaved, unsavedTokens } from './unsaved.ts';
import { type Vault, vaultWithoutPassphrase } from './vault.ts';

/** SECRET: the only source of apps and token sets. */
export interface CredentialStore {
  read(): Promise<Credentials>;
  /** One atomic write. Throws the browser's error if storage refuses it. */
  write(changes: Changes): Promise<void>;
  /**
   * Writes the attempt that is about to be sent, atomically; not to the second copy, because it holds no new token.
   * Throws.
   */
  journal(tokenSet: TokenSet): Promise<void>;
  /**
   * Stores a set with a new token: under its key, else under a spare one, else in memory and storage.session. Never
   * throws.
   */
  writeNewToken(tokenSet: TokenSet): Promise<void>;
  /** Retries to write an unsaved token set to disk. The caller holds its lock. */
  saveUnsaved(id: string): Promise<void>;
  /** Drops the journal entry of a deletion that the user has undone. */
  undelete(id: string): Promise<void>;
  /** Ids of token sets that storage.local has lost, or has in an older generation than the second copy. */
  lost(): Promise<readonly string[]>;
  /**
   * Restores from the second copy what storage.local has lost, and notes it for the user; only these token sets, whose
   * locks the caller holds. Records that storage refuses wait with the unsaved ones.
   */
  recover(now: number, tokenSetIds: readonly string[]): Promise<void>;
  /** Ids of apps that are missing or different in the second copy: unlike token sets they are rarely written again. */
  uncopiedApps(): Promise<readonly string[]>;
  copyApp(id: string): Promise<void>;
  /** Whether secrets may be used now. */
  lock(): Promise<VaultLock>;
  /** The user has read that something was restored. */
  dismissRecovery(): Promise<void>;
}

export interface CredentialAreas {
  readonly local: StorageArea;
  readonly session: StorageArea;
  readonly copy: SecondCopy;
  readonly vault?: Vault;
}

export function credentialStore(areas: CredentialAreas): CredentialStore {
  const { local, session, copy, vault = vaultWithoutPassphrase } = areas;
  const unsaved = unsavedTokens(session);
  const write = recordWriter(local, unsaved);

  /** For records whose tombstones are written; unreadable ones are removed, too. */
  async function erase(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await copy.erase(ids);
    await local.remove(ids.flatMap(keysOf));
  }

  const store: CredentialStore = {
    async read() {
      // At the same time, because everything waits for it.
      const [items, waiting, lock] = await Promise.all([readAll(local, copy), unsaved.all(), vault.lock()]);
      return { ...withUnsaved(decodeRecords(items), waiting), lock };
    },
    async write(changes) {
      await write.records(changes);
      await copy.keep(changes);
      await erase(changes.erase ?? []);
    },
    journal: write.tokenSet,
    async writeNewToken(tokenSet) {
      // In parallel: a slow disk must not delay the copy.
      await Promise.all([write.newToken(tokenSet), copy.keep({ tokenSets: [tokenSet] })]);
    },
    async saveUnsaved(id) {
      const { tokenSets, unsaved: waiting } = await store.read();
      const tokenSet = tokenSets.find((set) => set.id === id);
      if (tokenSet && waiting[id] !== undefined) await store.writeNewToken(tokenSet);
    },
    undelete: (id) => local.remove([KEY.deletion + id]),
    async lost() {
      const copied = await copy.read();
      return planRecovery(await store.read(), copied).restore.tokenSets.map(({ id }) => id);
    },
    async recover(now, tokenSetIds) {
      const copied = await copy.read();
      const stored = await store.read();
      const { restore: lost, finish } = planRecovery(stored, copied);
      const restore = { ...lost, tokenSets: lost.tokenSets.filter(({ id }) => tokenSetIds.includes(id)) };
      await erase(finish).catch(dropped('erasing', undefined));
      await write.back(restore, now);
      const { arrangement } = copied;
      if (stored.arrangement === null && arrangement !== null) {
        await local.set(recordsOf({ arrangement })).catch(dropped('bringing back one', undefined));
      }
    },
    async uncopiedApps() {
      const copied = new Set((await copy.read()).apps.map(storedText));
      const { apps } = withoutDeleted(await store.read());
      return apps.filter((app) => !copied.has(storedText(app))).map(({ id }) => id);
    },
    async copyApp(id) {
      await copy.keep({ apps: withoutDeleted(await store.read()).apps.filter((app) => app.id === id) });
    },
    lock: vault.lock,
    dismissRecovery: () => local.remove([KEY.recovery]),
  };
  return store;
}

function readAll(local: StorageArea, copy: SecondCopy): Promise<Record<string, unknown>> {
  return local
    .get()
    .catch(() => local.get())
    .catch((error: unknown) => {
      report('read of all', error);
      return readEach(local, copy);
    });
}

/**
 * One damaged record can make a read of all fail: then each is read alone, and the copy replaces those that still fail.
 */
async function readEach(local: StorageArea, copy: SecondCopy): Promise<Record<string, unknown>> {
  const copies = await copy.read();
  const copied = recordsOf(copies);
  const tombstones = [...copies.apps, ...copies.tokenSets].map(({ id }) => KEY.deletion + id);
  const keys = await local.keys().catch(dropped('read of keys', [...Object.keys(copied), ...tombstones]));
  const read = await Promise.all(
    keys.map((key) => local.get([key]).catch(dropped('read of one', { [key]: copied[key] ?? null }))),
  );
  return Object.assign({}, ...read);
}

/** A record that the disk has lost keeps its unsaved version; an erased one does not. */
function withUnsaved(read: Records, unsaved: readonly Unsaved[]): Omit<Credentials, 'lock'> {
  const erased = new Set(read.deletions.filter(({ state }) => state === 'done').map(({ id }) => id));
  const waiting = unsaved.filter(({ tokenSet }) => !erased.has(tokenSet.id));
  const tokenSets = new Map(read.tokenSets.map((set) => [set.id, set]));
  for (const { tokenSet } of waiting) {
    if (supersedes(tokenSet, tokenSets.get(tokenSet.id))) tokenSets.set(tokenSet.id, tokenSet);
  }
  const errors = waiting.map(({ tokenSet, error }): [string, string] => [tokenSet.id, error]);
  return { ...read, tokenSets: [...tokenSets.values()], unsaved: Object.fromEntries(errors) };
}
