import { type GenericSchema, safeParse } from 'valibot';
import type { App } from '../../oauth/app.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { Arrangement } from '../public/arrangement.ts';
import { historyKey } from '../public/history.ts';
import { isEnvelope, type Migrations, migrate } from '../stored-item.ts';
import type { Credentials, UnreadableRecord } from './credentials.ts';
import type { Deletion } from './deletion.ts';
import { RECORD_VERSION, tokenSetMigrations } from './record-migrations.ts';
import {
  appSchema,
  arrangementSchema,
  deletionSchema,
  recoverySchema,
  tokenSetSchema,
} from './record-schemas.ts';

/**
 * One record per key, so that a damaged one hides no other. `spare`: for a token set whose own key is damaged. `drafts`: all
 * drafts of forms together, which are no records.
 */
export const KEY = {
  app: 'app.',
  tokenSet: 'tokenSet.',
  spare: 'spare.',
  deletion: 'deletion.',
  unsaved: 'unsaved.',
  recovery: 'recovery',
  arrangement: 'arrangement',
  drafts: 'drafts',
} as const;

export interface Changes {
  readonly apps?: readonly App[];
  readonly tokenSets?: readonly TokenSet[];
  readonly deletions?: readonly Deletion[];
  /** null: unchanged */
  readonly arrangement?: Arrangement | null;
  /** ids of apps and token sets whose records are erased in the same write */
  readonly erase?: readonly string[];
}

/** The keys and values of one atomic write. */
export function recordsOf(changes: Changes): Record<string, unknown> {
  return Object.fromEntries([
    // Overwritten in the same write as their tombstone and removed afterwards: an interrupted deletion leaves no
    // secret.
    ...(changes.erase ?? []).flatMap((id) => keysOf(id).map((key): [string, unknown] => [key, null])),
    ...(changes.apps ?? []).map((app): [string, unknown] => [KEY.app + app.id, envelope(app)]),
    // The spare record is updated in the same write: where there is one, it is the newer one.
    ...(changes.tokenSets ?? []).flatMap((set): [string, unknown][] => [
      [KEY.tokenSet + set.id, envelope(set)],
      [KEY.spare + set.id, null],
    ]),
    ...(changes.deletions ?? []).map((each): [string, unknown] => [KEY.deletion + each.id, envelope(each)]),
    ...arrangementRecord(changes),
  ]);
}

/** The same in both copies. */
export function arrangementRecord({
  arrangement,
}: Pick<Changes, 'arrangement'>): readonly (readonly [string, unknown])[] {
  return arrangement ? [[KEY.arrangement, envelope(arrangement)]] : [];
}

/** Every key of storage.local that belongs to the app or token set with this id. */
export function keysOf(id: string): readonly string[] {
  return [KEY.app + id, KEY.tokenSet + id, KEY.spare + id, historyKey(id)];
}

export function envelope(value: unknown): unknown {
  return { version: RECORD_VERSION, value };
}

/** The contents of the records themselves. */
export type Records = Omit<Credentials, 'unsaved' | 'lock'>;

/** Decodes all readable records; unreadable ones are listed and left unchanged. */
export function decodeRecords(items: Readonly<Record<string, unknown>>): Records {
  const apps = decodeAll(items, KEY.app, decodeApp);
  const tokenSets = decodeAll(items, KEY.tokenSet, decodeTokenSet);
  const spares = decodeAll(items, KEY.spare, decodeTokenSet);
  const deletions = decodeAll(items, KEY.deletion, (stored) => decodeRecord(stored, deletionSchema()));
  return {
    apps: apps.values,
    tokenSets: newestOf([...tokenSets.values, ...spares.values]),
    deletions: deletions.values,
    arrangement: decodeArrangement(items[KEY.arrangement]),
    recovery: decodeRecord(items[KEY.recovery], recoverySchema()) ?? null,
    unreadable: [apps, tokenSets, spares, deletions].flatMap(({ unreadable }) => unreadable),
  };
}

interface Decoded<T> {
  readonly values: readonly T[];
  readonly unreadable: readonly UnreadableRecord[];
}

function decodeAll<T>(
  items: Readonly<Record<string, unknown>>,
  prefix: string,
  decode: (stored: unknown) => T | undefined,
): Decoded<T> {
  const values: T[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const [key, stored] of Object.entries(items)) {
    if (!key.startsWith(prefix) || stored === null) continue;
    const value = decode(stored);
    if (value !== undefined) values.push(value);
    else unreadable.push({ key, because: isOfNewerVersion(stored) ? 'newer' : 'damaged' });
  }
  return { values, unreadable };
}

export function isOfNewerVersion(stored: unknown): boolean {
  return isEnvelope(stored) && stored.version > RECORD_VERSION;
}

export function decodeTokenSet(stored: unknown): TokenSet | undefined {
  return decodeRecord(stored, tokenSetSchema(), tokenSetMigrations);
}

export function decodeApp(stored: unknown): App | undefined {
  return decodeRecord(stored, appSchema());
}

/** Null: there is none, or an unreadable one, which is worth no message. */
export function decodeArrangement(stored: unknown): Arrangement | null {
  return decodeRecord(stored, arrangementSchema()) ?? null;
}

/** Undefined: damaged, or written by a newer version of the extension. */
function decodeRecord<T>(
  stored: unknown,
  schema: GenericSchema<unknown, T>,
  migrations: Migrations = {},
): T | undefined {
  if (!isEnvelope(stored) || stored.version > RECORD_VERSION) return undefined;
  const parsed = safeParse(schema, migrate(stored, RECORD_VERSION, migrations));
  return parsed.success ? parsed.output : undefined;
}

/** The last of several records of one token set, unless its refresh token is older. */
function newestOf(tokenSets: readonly TokenSet[]): readonly TokenSet[] {
  const newest = new Map<string, TokenSet>();
  for (const set of tokenSets) {
    if (supersedes(set, newest.get(set.id))) newest.set(set.id, set);
  }
  return [...newest.values()];
}

/**
 * Whether a record that was written elsewhere because its key was refused is the newer one. Times do not tell: the
 * clock may have been set back, and an attempt has the same time at its beginning and its end.
 */
export function supersedes(set: TokenSet, than: TokenSet | undefined): boolean {
  return than === undefined || set.generation >= than.generation;
}
