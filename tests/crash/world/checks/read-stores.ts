import type { StorageArea } from '../../../../src/platform/storage-area.ts';
import { credentialStore } from '../../../../src/storage/secret/credential-store.ts';
import type { Credentials } from '../../../../src/storage/secret/credentials.ts';
import { secondCopy } from '../../../../src/storage/secret/second-copy.ts';
import type { Vault } from '../../../../src/storage/secret/vault.ts';
import type { Disk, StoreName } from '../disk/disk.ts';

/** What a background that starts now would find in the stores. */
export function readStores(disks: Readonly<Record<StoreName, Disk>>, vault: Vault): Promise<Credentials> {
  return credentialStore({
    vault,
    local: reading(disks.local),
    session: reading(disks.session),
    copy: secondCopy({
      getAll: async () => disks.copy.read(undefined),
      keys: async () => disks.copy.keys(),
      get: async (key) => disks.copy.read([key])[key],
      putEach: async () => undefined,
      remove: async () => undefined,
    }),
  }).read();
}

/** The current content of a store, read-only. */
export function reading(disk: Disk): StorageArea {
  return {
    get: async (keys) => disk.read(keys),
    keys: async () => disk.keys(),
    set: async () => undefined,
    remove: async () => undefined,
    onChanged: () => undefined,
  };
}
