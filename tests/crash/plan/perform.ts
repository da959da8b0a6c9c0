import { TOKEN_SETS, tokenSetAt } from '../world/token-sets.ts';
import type { World } from '../world/world.ts';
import type { PlanAction } from './act.ts';

type ActionOf<Name extends PlanAction['do']> = Extract<PlanAction, { do: Name }>;

const MOST_BACKGROUNDS = 4;

/** Performs an action now; its effects happen step by step. */
export async function perform(world: World, action: PlanAction): Promise<void> {
  world.scheduler.note(`--- ${JSON.stringify(action)}`);
  if (action.do === 'pass') return await pass(world, action.ms);
  const act: (world: World, action: never) => void = ACTIONS[action.do];
  act(world, action as never);
}

/** The browser stops idle backgrounds: half of the time, if the time is long enough. */
async function pass(world: World, ms: number): Promise<void> {
  await world.rest();
  if (ms > 30_000 && world.random.chance(0.5)) {
    for (const { life } of world.backgrounds()) world.scheduler.kill(life);
  }
  await world.pass(ms);
}

const ACTIONS: {
  readonly [Name in Exclude<PlanAction['do'], 'pass'>]: (world: World, action: ActionOf<Name>) => void;
} = {
  'refresh now'(world, { set }) {
    const { commands } = world.wake();
    world.track(commands['token-set.refresh']({ id: tokenSetAt(set).id }));
  },
  'look around': (world) => world.lookAround(world.wake()),
  'start another background'(world) {
    if (world.backgrounds().length < MOST_BACKGROUNDS) world.start();
  },
  'kill a background'(world, { calls, when }) {
    const living = world.backgrounds();
    const chosen = living[world.random.below(living.length)];
    if (chosen) chosen.life.fuse = { callsLeft: calls, when };
  },
  'kill the browser': (world) => world.killBrowser(),
  'restart the browser'(world) {
    world.killBrowser();
    world.start();
  },
  'disk fault'(world, { store, fault, key, set }) {
    const { id } = tokenSetAt(set);
    const keys = { all: null, 'token set': `tokenSet.${id}`, status: 'status' };
    // Memory may refuse calls, but is never damaged.
    if (store === 'session' && fault.kind === 'damaged') return;
    // A disk with only damaged keys would be no disk.
    const struck = fault.kind === 'damaged' && keys[key] === null ? `tokenSet.${id}` : keys[key];
    world.disks[store].faults.push({ ...fault, key: struck });
    if (fault.kind === 'damaged') world.noteDamage([]);
  },
  'lose a record'(world, { set }) {
    const { local } = world.disks;
    const { id } = tokenSetAt(set);
    const key = `tokenSet.${id}`;
    if (!local.items.has(key)) return;
    local.items.set(key, '{"version":1,"value":{"id":"half of a rec"}}');
    world.noteDamage([id]);
  },
  'lose storage.local'(world) {
    // Only a starting browser finds its disk empty.
    world.killBrowser();
    world.disks.local.items.clear();
    // A newly created database has no damage.
    world.disks.local.faults.length = 0;
    world.noteDamage(TOKEN_SETS.map(({ id }) => id));
    world.start();
  },
  'lose power'(world, { writes }) {
    world.killBrowser();
    world.disks.local.undo(writes);
    // The user finds the state before the last changes.
    world.user.wishWhatIsStored();
    world.noteDamage(TOKEN_SETS.map(({ id }) => id));
    world.start();
  },
  'log in'(world, { set }) {
    const { id } = tokenSetAt(set);
    const logIn = { id, email: id, password: 'of the owner' };
    world.track(world.wake().commands['token-set.log-in'](logIn));
  },
  'server fault': ({ serverFaults }, { fault }) => void serverFaults.push(fault),
  delete(world, { set, app }) {
    const { id, appId } = tokenSetAt(set);
    world.user.delete(app ? appId : id);
  },
  undelete(world, { set, app }) {
    const { id, appId } = tokenSetAt(set);
    world.user.undelete(app ? appId : id);
  },
  'edit label'(world, { set }) {
    const tokenSet = { label: 'Renamed', refreshToken: '', accessToken: '' };
    world.track(world.wake().commands['token-set.edit']({ id: tokenSetAt(set).id, tokenSet }));
  },
  'edit refresh token'(world, { set }) {
    const { id } = tokenSetAt(set);
    const background = world.wake();
    const issued = world.families.begin(id);
    world.ledger.onPasted(issued, background.life);
    const tokenSet = { label: 'Pasted anew', refreshToken: issued.token, accessToken: '' };
    world.track(background.commands['token-set.edit']({ id, tokenSet }));
  },
  'edit app'(world) {
    const app = { id: 'app-1', label: 'Renamed', clientId: 'client-1', clientSecret: 'secret-2' };
    world.track(world.wake().commands['app.edit'](app));
  },
  'try previous': (world, { set }) => world.user.tryPrevious(tokenSetAt(set).id),
  lock: (world) => world.user.lockVault(),
  unlock: (world) => world.user.unlockVault(),
  'set the clock': (world, { by }) => world.setClock(by),
};
