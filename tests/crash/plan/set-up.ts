import { envelope, KEY } from '../../../src/storage/secret/records.ts';
import { APP, tokenSet } from '../../fakes/token-set.ts';
import { POLICY, SESSION_POLICY } from '../world/background/public-items.ts';
import { TOKEN_SETS } from '../world/token-sets.ts';
import type { World } from '../world/world.ts';

/** What the user pasted some time before the run: all of it is due at the first start. */
export function setUp(
  { disks, ledger, families, time }: World,
  tokenSets: readonly { readonly id: string; readonly appId: string }[] = TOKEN_SETS,
): void {
  const user = { id: 0, alive: false, fuse: null };
  for (const id of new Set(tokenSets.map(({ appId }) => appId))) {
    const record = new Map([[KEY.app + id, JSON.stringify(envelope({ ...APP, id }))]]);
    disks.local.write(user, record);
    disks.copy.write(user, record);
  }
  disks.local.write(user, new Map([['policy', JSON.stringify({ version: 1, value: POLICY })]]));
  disks.session.write(
    user,
    new Map([['sessionPolicy', JSON.stringify({ version: 2, value: SESSION_POLICY })]]),
  );
  for (const { id, appId } of tokenSets) {
    const issued = families.begin(id);
    const refresh = { state: 'idle', dueAt: time.wall() } as const;
    const value = tokenSet({ id, appId, refreshToken: issued.token, refresh });
    const record = new Map([[KEY.tokenSet + id, JSON.stringify(envelope(value))]]);
    ledger.onPasted(issued, user);
    disks.local.write(user, record);
    disks.copy.write(user, record);
  }
  // All of it has been on the disk itself for long.
  disks.local.settle();
}
