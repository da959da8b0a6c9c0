import { saysTheSame, statusOf } from '../../../../src/background/status/status-of.ts';
import type { Status } from '../../../../src/storage/public/status.ts';
import type { Disk, StoreName } from '../disk/disk.ts';
import { parseOnce } from '../disk/parse-once.ts';
import { Violation } from '../violation.ts';
import { readStores } from './read-stores.ts';

/** I4: the stored status equals the one computed from the stores and the clock. Not asked while a fault strikes. */
export async function expectTrueStatus(disks: Readonly<Record<StoreName, Disk>>, now: number): Promise<void> {
  if (Object.values(disks).some(({ faults }) => faults.some(({ left }) => left > 0))) return;
  const text = disks.local.items.get('status') ?? '{}';
  const stored: Status | undefined = Reflect.get(Object(parseOnce(text)), 'value');
  const computed = statusOf(await readStores(disks), now);
  if (!saysTheSame(stored, computed)) {
    throw new Violation('I4', `the status is ${JSON.stringify(stored)}, true is ${JSON.stringify(computed)}`);
  }
}
