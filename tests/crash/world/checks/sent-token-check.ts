import type { Disk, StoreName } from '../disk/disk.ts';
import type { Issued, TokenFamilies } from '../server/token-families.ts';
import type { Timeline } from '../timeline.ts';
import type { Upsets } from '../upsets.ts';
import { Violation } from '../violation.ts';
import { newerThan, writtenRecords } from './stored-tokens.ts';

interface Known {
  readonly disks: Readonly<Record<StoreName, Disk>>;
  readonly families: TokenFamilies;
  readonly upsets: Upsets;
  readonly time: Timeline;
}

/** I6: the sent token is the newest stored one. */
export function expectNewest(issued: Issued, { disks, families, upsets }: Known): void {
  const readable = Object.values(disks).filter(({ name }) => name !== 'copy' || !upsets.copyWasUnreadable());
  for (const each of readable) {
    const newer = newerThan(issued, each, families);
    if (newer) throw new Violation('I6', `${issued.token} is sent though ${newer} is in ${each.name}`);
  }
}

/** An attempt is on disk before it is sent, or no later life would know of it; returns its start. */
export function begunBy({ tokenSetId, token }: Issued, { disks, upsets, time }: Known): number {
  const journal = writtenRecords(disks.local.items).filter(
    (record) => record.tokenSetId === tokenSetId && record.refreshToken === token,
  );
  const begun = journal.flatMap(({ text }) => /"in flight".*?"startedAt":([\d.]+)/.exec(text)?.[1] ?? []);
  if (begun.length > 0) return Math.max(...begun.map(Number));
  if (upsets.hasForgotten(tokenSetId)) return time.wall();
  throw new Violation('journal', `${token} is sent, and the disk knows nothing of it`);
}
