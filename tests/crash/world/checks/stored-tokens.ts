import type { Disk } from '../disk/disk.ts';
import { parseOnce } from '../disk/parse-once.ts';
import type { Issued, TokenFamilies } from '../server/token-families.ts';

/** A token set's record somewhere in a store: the refresh token that it would send, and its full text. */
export interface StoredRecord {
  readonly tokenSetId: string;
  readonly refreshToken: string;
  readonly generation: number;
  readonly text: string;
}

const RECORD = /^(?:tokenSet|spare|unsaved)\.(.+)$/;

/** The token set's record in this text; null: erased, damaged, or no record of a token set. */
export function decodeStored(key: string, text: string | undefined): StoredRecord | null {
  const tokenSetId = RECORD.exec(key)?.[1];
  if (tokenSetId === undefined || text === undefined || text === 'null') return null;
  const stored = parseOnce(text);
  const record: unknown = key.startsWith('unsaved.') ? Reflect.get(Object(stored), 'record') : stored;
  const value = Object(Reflect.get(Object(record), 'value'));
  const { refreshToken, generation } = value;
  if (typeof refreshToken !== 'string' || typeof generation !== 'number') return null;
  return { tokenSetId, refreshToken, generation, text };
}

/** The records of token sets in a write. */
export function writtenRecords(changes: ReadonlyMap<string, string | undefined>): readonly StoredRecord[] {
  return [...changes].flatMap(([key, text]) => decodeStored(key, text) ?? []);
}

/** Every readable record of token sets in the store. */
export function recordsIn({ items, faults }: Disk): readonly StoredRecord[] {
  const damaged = faults.filter(({ kind, left }) => kind === 'damaged' && left > 0);
  return [...items].flatMap(([key, text]) => {
    if (damaged.some((fault) => fault.key === null || key.startsWith(fault.key))) return [];
    return decodeStored(key, text) ?? [];
  });
}

/** A refresh token of the same token set in the store that was issued later, or set by the user later. */
export function newerThan(
  { tokenSetId, serial }: Issued,
  store: Disk,
  families: TokenFamilies,
): string | undefined {
  const newer = recordsIn(store).find(
    (record) =>
      record.tokenSetId === tokenSetId && (families.find(record.refreshToken)?.serial ?? 0) > serial,
  );
  return newer?.refreshToken;
}

/** The access tokens in a text. */
export function accessTokensIn(text: string): readonly string[] {
  return text.match(/access-token-\d+\./g) ?? [];
}
