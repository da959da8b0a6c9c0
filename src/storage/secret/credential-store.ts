import { type GenericSchema, safeParse } from 'valibot';
import type { App } from '../../oauth/app.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { StorageArea } from '../../platform/storage-area.ts';
import type { Credentials } from './credentials.ts';
import type { Deletion } from './deletion.ts';
import { appSchema, deletionSchema, tokenSetSchema } from './record-schemas.ts';

const VERSION = 1;
const KEY = { app: 'app.', tokenSet: 'tokenSet.', deletion: 'deletion.', unsaved: 'unsaved.' } as const;

export interface Changes {
  readonly apps?: readonly App[];
  readonly tokenSets?: readonly TokenSet[];
  readonly deletions?: readonly Deletion[];
  /** ids of apps and token sets whose records go, in the same write */
  readonly erase?: readonly string[];
}

/** SECRET: the one truth about apps and token sets, one record a key so that a bad one hides no other. */
export interface CredentialStore {
  read(): Promise<Credentials>;
  /** One atomic write. Throws what the browser says when the disk refuses. */
  write(changes: Changes): Promise<void>;
  /** Stores a set with a new token: on disk, else in memory and storage.session until `saveUnsaved` succeeds. Never throws. */
  writeNewToken(tokenSet: TokenSet): Promise<void>;
  /** Tries again to bring to disk what is not there yet. */
  saveUnsaved(): Promise<void>;
  /** Drops the journal entry of a deletion that the user took back. */
  undelete(id: string): Promise<void>;
}

export function credentialStore(local: StorageArea, session: StorageArea): CredentialStore {
  const unsaved = new Map<string, Unsaved>();
  let recalled: Promise<void> | undefined;

  /** What an earlier life of the worker could not save is in storage.session. */
  async function recall(): Promise<void> {
    for (const [key, value] of Object.entries(await session.get())) {
      if (key.startsWith(KEY.unsaved) && isUnsaved(value)) unsaved.set(value.tokenSet.id, value);
    }
  }

  async function forget(id: string): Promise<void> {
    unsaved.delete(id);
    await session.remove([KEY.unsaved + id]);
  }

  const store: CredentialStore = {
    async read() {
      recalled ??= recall();
      await recalled;
      return withUnsaved(decodeAll(await local.get()), [...unsaved.values()]);
    },
    async write(changes) {
      await local.set(recordsOf(changes));
      const erased = changes.erase ?? [];
      for (const id of [...erased, ...(changes.tokenSets ?? []).map((set) => set.id)]) {
        if (unsaved.has(id)) await forget(id);
      }
      if (erased.length > 0) await local.remove(erased.flatMap((id) => [KEY.app + id, KEY.tokenSet + id]));
    },
    async writeNewToken(tokenSet) {
      try {
        await store.write({ tokenSets: [tokenSet] });
      } catch (error) {
        const kept: Unsaved = { tokenSet, error: error instanceof Error ? error.message : String(error) };
        unsaved.set(tokenSet.id, kept);
        await session.set({ [KEY.unsaved + tokenSet.id]: kept }).catch(() => undefined);
      }
    },
    async saveUnsaved() {
      for (const { tokenSet } of [...unsaved.values()]) await store.writeNewToken(tokenSet);
    },
    undelete: (id) => local.remove([KEY.deletion + id]),
  };
  return store;
}

interface Unsaved {
  readonly tokenSet: TokenSet;
  readonly error: string;
}

function isUnsaved(value: unknown): value is Unsaved {
  return typeof value === 'object' && value !== null && 'tokenSet' in value && 'error' in value;
}

function recordsOf(changes: Changes): Record<string, unknown> {
  const records: [string, unknown][] = [
    // Overwritten in the same write as their tombstone, removed after it: a half-done deletion shows no secret.
    ...(changes.erase ?? []).flatMap((id): [string, unknown][] => [
      [KEY.app + id, null],
      [KEY.tokenSet + id, null],
    ]),
    ...(changes.apps ?? []).map((app): [string, unknown] => [KEY.app + app.id, envelope(app)]),
    ...(changes.tokenSets ?? []).map((set): [string, unknown] => [KEY.tokenSet + set.id, envelope(set)]),
    ...(changes.deletions ?? []).map((each): [string, unknown] => [KEY.deletion + each.id, envelope(each)]),
  ];
  return Object.fromEntries(records);
}

function envelope(value: unknown): unknown {
  return { version: VERSION, value };
}

function decodeAll(items: Readonly<Record<string, unknown>>): Credentials {
  const unreadable: string[] = [];
  function decode<T>(prefix: string, schema: GenericSchema<unknown, T>): T[] {
    return Object.entries(items).flatMap(([key, stored]) => {
      if (!key.startsWith(prefix) || stored === null) return [];
      const { version, value } = Object(stored);
      const parsed = version === VERSION ? safeParse(schema, value) : undefined;
      if (parsed?.success) return [parsed.output];
      unreadable.push(key);
      return [];
    });
  }
  return {
    apps: decode(KEY.app, appSchema),
    tokenSets: decode(KEY.tokenSet, tokenSetSchema),
    deletions: decode(KEY.deletion, deletionSchema),
    unreadable,
    unsaved: {},
  };
}

function withUnsaved(credentials: Credentials, unsaved: readonly Unsaved[]): Credentials {
  const newer = new Map(unsaved.map(({ tokenSet }) => [tokenSet.id, tokenSet]));
  return {
    ...credentials,
    tokenSets: credentials.tokenSets.map((set) => newer.get(set.id) ?? set),
    unsaved: Object.fromEntries(unsaved.map(({ tokenSet, error }) => [tokenSet.id, error])),
  };
}
