import type { RefreshState } from '../../../src/oauth/refresh-state.ts';
import type { TokenSet } from '../../../src/oauth/token-set.ts';
import type { Issued } from '../world/server/token-families.ts';
import { TOKEN_SETS } from '../world/token-sets.ts';
import { Violation } from '../world/violation.ts';
import type { World } from '../world/world.ts';

/** Most events until every token set must have had its turn. */
const MOST_MOMENTS = 200;

/** Ten seconds, a late click, and an erasure that has to wait for its turn. */
const LONGEST_DELETION_MS = 13_000;

const LONGEST_WAIT_MS = 40 * 60 * 60 * 1000;

/**
 * Faults end, the browser starts again, the vault is opened, and time passes. Then every token set must either work, or
 * correctly report that it needs the user. Returns the number of those whose token the server has revoked.
 */
export async function comeToAnEnd(world: World): Promise<number> {
  const { disks, serverFaults } = world;
  await world.rest();
  for (const { faults } of Object.values(disks)) {
    faults.splice(0, faults.length, ...faults.filter(({ kind }) => kind === 'damaged'));
  }
  serverFaults.length = 0;
  world.killBrowser();
  world.start();
  world.user.unlockVault();
  await world.rest();
  await world.pass(LONGEST_DELETION_MS);
  expectNothingPending(world);
  await untilNothingWaits(world);
  // Every token set is tried once more: a state that only seems to work must turn out.
  await tryOnceMore(world, TOKEN_SETS);
  // After a clock change that may have been refused as too soon.
  const unaware = (await world.read()).filter(
    ({ refresh, refreshToken }) =>
      refresh.state === 'idle' && world.families.find(refreshToken)?.state !== 'live',
  );
  if (unaware.length > 0) await tryOnceMore(world, unaware);
  expectErased(world);
  const sets = await world.read();
  return TOKEN_SETS.filter(({ id }) => !world.user.wantsGone(id)).reduce(
    (count, { id }) => count + (expectTruth(world, id, sets) ? 0 : 1),
    0,
  );
}

async function tryOnceMore(world: World, tokenSets: readonly { readonly id: string }[]): Promise<void> {
  await world.pass(6_000);
  for (const { id } of tokenSets) world.track(world.wake().commands['token-set.refresh']({ id }));
  await untilNothingWaits(world);
}

/** Neither working nor in need of the user. */
function waits({ refresh }: TokenSet): boolean {
  return refresh.state !== 'idle' && refresh.state !== 'rejected' && refresh.state !== 'wrong client';
}

async function untilNothingWaits(world: World): Promise<void> {
  const end = world.time.elapsed() + LONGEST_WAIT_MS;
  await world.rest();
  for (let moments = 0; moments < MOST_MOMENTS && (await world.read()).some(waits); moments += 1) {
    const next = world.nextMoment();
    if (next === null || next > end) return;
    await world.pass(next - world.time.elapsed());
  }
}

/** Ten seconds after a start every deletion is final, whatever the clock says. */
function expectNothingPending({ disks }: World): void {
  const { items, faults } = disks.local;
  if (faults.length > 0) return;
  const pending = [...items].find(([key, text]) => key.startsWith('deletion.') && text.includes('"pending"'));
  if (pending) throw new Violation('end', `${pending[0]} still waits long after a start`);
}

/** No store has a refresh token of a token set that is permanently deleted. */
function expectErased({ disks, families, guard }: World): void {
  for (const { name, items, faults } of Object.values(disks)) {
    if (faults.some(({ kind }) => kind === 'damaged')) continue;
    const kept = [...items.values()].flatMap((text) => text.match(/refresh-token-\d+\./g) ?? []);
    const left = kept.find((token) => guard.removed.has(families.find(token)?.tokenSetId ?? ''));
    if (left) throw new Violation('end', `${left} is still in ${name}, and its token set is deleted`);
  }
}

/** Whether the token set works; throws if it should but does not. */
function expectTruth(world: World, id: string, sets: readonly TokenSet[]): boolean {
  const { families, ledger, guard } = world;
  const set = sets.find((each) => each.id === id);
  if (!set) {
    if (guard.removed.has(id) || ledger.newest(id) === undefined) return true;
    throw new Violation('I2', `${id} is gone though nobody deleted it`);
  }
  const current = families.find(set.refreshToken);
  const newest = ledger.newest(id);
  const works = current?.state === 'live';
  if (works && set.refresh.state !== 'idle' && set.refresh.state !== 'wrong client') {
    throw new Violation('end', `${id} could work, and is ${JSON.stringify(set.refresh)}`);
  }
  if (works) return true;
  if (newest?.state === 'live' && set.previousRefreshToken !== newest.token) {
    throw new Violation('I2', `${newest.token} lives at the server, but ${set.refreshToken} is what we have`);
  }
  if (set.refresh.state !== 'rejected') {
    throw new Violation('end', `${id} cannot work, and says ${JSON.stringify(set.refresh)}`);
  }
  expectLossIsSaid(world, id, { refresh: set.refresh, current });
  return false;
}

/** A token set whose successor token never reached us reports a lost answer. */
function expectLossIsSaid(
  { ledger, remembers }: World,
  id: string,
  { refresh, current }: { readonly refresh: RefreshState; readonly current: Issued | undefined },
): void {
  const successor = current?.state === 'spent' ? current.successor : null;
  const lost = successor !== null && !ledger.hasReached(successor);
  const said = refresh.state === 'rejected' && refresh.afterLostAnswer;
  if (lost && remembers(id) && !said) {
    throw new Violation('end', `${id} says nothing of the answer with ${successor.token}, which was lost`);
  }
}
