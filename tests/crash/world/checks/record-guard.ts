import type { Disk, StoreName, Write } from '../disk/disk.ts';
import type { TokenFamilies } from '../server/token-families.ts';
import { TOKEN_SETS } from '../token-sets.ts';
import { Violation } from '../violation.ts';
import { decodeStored, recordsIn } from './stored-tokens.ts';

/** The user's decisions about which records may be removed or replaced. */
export interface UserWill {
  /** deleted and not restored */
  readonly wantsGone: (tokenSetId: string) => boolean;
  /** deleted so long ago that it cannot be restored any more */
  readonly mayBeErased: (tokenSetId: string) => boolean;
  /** its record was erased, as the user wanted */
  readonly onRemoved: (tokenSetId: string) => void;
}

export interface RecordGuard {
  onWrite(write: Write): void;
  /** ids of erased token sets */
  readonly removed: ReadonlySet<string>;
  /** A store lost everything, including what it knew of deletions. */
  forgetRemovals(): void;
}

/** I3: a stored refresh token is replaced only by a newer one or by the user's command; nothing deleted comes back. */
export function recordGuard(
  disks: Readonly<Record<StoreName, Disk>>,
  families: TokenFamilies,
  will: UserWill,
): RecordGuard {
  const removed = new Set<string>();

  function serialOf(refreshToken: string): number {
    return families.find(refreshToken)?.serial ?? 0;
  }

  function newestIn(disk: Disk, tokenSetId: string): number {
    const serials = recordsIn(disk)
      .filter((record) => record.tokenSetId === tokenSetId)
      .map(({ refreshToken }) => serialOf(refreshToken));
    return Math.max(0, ...serials);
  }

  function expectNoRevival(store: StoreName, key: string, text: string | undefined): void {
    const record = decodeStored(key, text);
    if (!record) return;
    if (removed.has(record.tokenSetId)) {
      throw new Violation('I3', `${record.tokenSetId} was deleted and is written into ${store} again`);
    }
    if (record.refreshToken === '') throw new Violation('I3', `an empty refresh token goes into ${store}`);
  }

  function expectNoStepBack(disk: Disk, key: string, text: string | undefined): void {
    const record = decodeStored(key, text);
    if (!record) return;
    const before = newestIn(disk, record.tokenSetId);
    if (serialOf(record.refreshToken) < before) {
      throw new Violation(
        'I3',
        `${key} in ${disk.name} goes back from serial ${before} to ${record.refreshToken}`,
      );
    }
  }

  function noteRemoval(key: string, text: string | undefined): void {
    for (const id of removedBy(key, text)) {
      if (removed.has(id)) continue;
      expectWanted(id);
      removed.add(id);
      will.onRemoved(id);
    }
  }

  function expectWanted(id: string): void {
    if (!will.wantsGone(id)) throw new Violation('I3', `${id} is erased though nobody deleted it`);
    if (!will.mayBeErased(id)) throw new Violation('I3', `${id} is erased before its ten seconds are over`);
  }

  return {
    removed,
    onWrite({ store, changes, done }) {
      if (!done) return;
      for (const [key, text] of changes) {
        expectNoRevival(store, key, text);
        if (store !== 'session') expectNoStepBack(disks[store], key, text);
        if (store === 'local') noteRemoval(key, text);
      }
    },
    forgetRemovals: () => removed.clear(),
  };
}

/** Token sets whose record is removed, or whose tombstone or that of their app is written. */
function removedBy(key: string, text: string | undefined): readonly string[] {
  const [prefix, name = ''] = key.split('.');
  if (prefix === 'tokenSet') return text === undefined || text === 'null' ? [name] : [];
  if (prefix !== 'deletion' || !text?.includes('"done"')) return [];
  return TOKEN_SETS.filter(({ id, appId }) => id === name || appId === name).map(({ id }) => id);
}
