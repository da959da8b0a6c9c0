import { isDeepStrictEqual } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { desiredRules } from '../../injection/desired-rules.ts';
import type { RequestFacts } from '../../injection/explain-usual.ts';
import { type EndedFault, mayHaveFailed, type TabFault } from '../../injection/fault.ts';
import type { Rule } from '../../injection/header-rule.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { storedItem } from '../../storage/stored-item.ts';
import { type FaultLife, faultLife } from './fault-life.ts';

const FAULT: TabFault = {
  environmentId: PRODUCTION.id,
  path: '/api/products/',
  calls: 'every',
  way: { as: 'no token' },
  since: 1000,
};
const CALL: RequestFacts = {
  url: `${PRODUCTION.origin}/api/products/?page=2`,
  method: 'GET',
  type: 'sub-resource',
  initiator: PRODUCTION.origin,
  tabId: 7,
};

let area: MemoryArea;
let installed: readonly Rule[];
let alarmAt: number | null;
let now: number;
/** how many steps the background has left to live */
let steps: number;
/** runs while the background waits for connections */
let meanwhile: () => void;

beforeEach(() => {
  area = memoryArea();
  installed = [];
  alarmAt = null;
  now = 1000;
  steps = Number.POSITIVE_INFINITY;
  meanwhile = () => undefined;
});

const SESSION = () => storedItem<SessionPolicy>(area, 'session', { current: 1 });
const ENDED = () => storedItem<readonly EndedFault[]>(area, 'ended', { current: 1 });

/** A dead background does nothing any more, and answers nobody. */
async function step<T>(task: () => Promise<T> | T): Promise<T> {
  if (steps === 0) throw new Error('dead');
  steps -= 1;
  return await task();
}

async function viewNow(): Promise<InjectionView> {
  const session = (await SESSION().get()) ?? DEFAULT_SESSION_POLICY;
  const allowedOrigins = [{ origin: PRODUCTION.origin, readsAnswers: false }];
  return {
    now,
    policy: { ...DEFAULT_POLICY, allowedOrigins, defaultTokenSets: { [PRODUCTION.id]: 'set-1' } },
    session,
    environments: [PRODUCTION],
    tokenSets: [
      {
        id: 'set-1',
        appId: 'app-1',
        environmentId: PRODUCTION.id,
        hasAccessToken: true,
        expiresAt: null,
      },
    ],
    browser: PRODUCTION_HELD,
    lock: 'open',
  };
}

async function rulesNow(): Promise<readonly Rule[]> {
  return desiredRules(await viewNow(), { extensionHost: 'extension', accessTokenOf: (id) => `access-${id}` });
}

/** Starts a background that lives for this many steps, with what a start does. */
function start(lives = Number.POSITIVE_INFINITY): FaultLife {
  steps = lives;
  async function changed(): Promise<void> {
    const rules = await rulesNow();
    await step(() => {
      installed = rules;
    });
    if (await life.settle()) await changed();
  }
  const life = faultLife({
    session: {
      get: async () => (await SESSION().get()) ?? DEFAULT_SESSION_POLICY,
      update: (change) =>
        step(async () => SESSION().set(change((await SESSION().get()) ?? DEFAULT_SESSION_POLICY))),
    },
    ended: { get: () => ENDED().get(), set: (value) => step(() => ENDED().set(value)) },
    viewNow,
    listenToCalls: () => undefined,
    now: () => now,
    wait: async () => meanwhile(),
    changed,
    wakeAt: (at) =>
      step(() => {
        alarmAt = at;
      }),
  });
  return Object.assign(life, { changed });
}

/** What a new background does first. */
async function wake(): Promise<FaultLife> {
  const life = start();
  installed = await rulesNow();
  if (await life.settle()) installed = await rulesNow();
  await life.look();
  return life;
}

const shown = async () => (await SESSION().get())?.tabs['7']?.fault;

describe('a fault', () => {
  test('has its rules as long as it is on, and leaves none', async () => {
    const usual = await rulesNow();
    const life = start();
    await life.start(7, FAULT);
    expect(installed.length).toBeGreaterThan(usual.length);
    expect(alarmAt).toBe(61_000);
    await life.end(7);
    expect(installed).toEqual(usual);
    expect(await shown()).toBeUndefined();
  });

  const DEATHS = (['start', 'end'] as const).flatMap((act) =>
    Array.from({ length: 12 }, (_, lives) => ({ act, lives })),
  );

  test.each(DEATHS)(
    'is shown as long as a rule of it may be left: $act, death after $lives steps',
    async ({ act, lives }) => {
      const usual = await rulesNow();
      installed = usual;
      if (act === 'end') await start().start(7, FAULT);
      const life = start(lives);
      await (act === 'start' ? life.start(7, FAULT) : life.end(7)).catch(() => undefined);
      const isFailing = !isDeepStrictEqual(installed, usual);
      expect(isFailing && (await shown()) === undefined).toBe(false);
      // The next start, by the connection of the panel or by the alarm; nobody holds a connection here.
      await wake();
      expect(installed).toEqual(usual);
      expect(await shown()).toBeUndefined();
    },
  );

  test('ends with the DevTools, and not before the last of them', async () => {
    const life = start();
    await life.start(7, FAULT);
    const first = life.held(7);
    const second = life.held(7);
    first();
    expect(await shown()).toBeDefined();
    second();
    await expect.poll(shown).toBeUndefined();
  });

  test('goes on after a death of the background, if its DevTools connect again', async () => {
    await start().start(7, FAULT);
    meanwhile = () => void life.held(7);
    const life = start();
    await life.look();
    expect(await shown()).toEqual(FAULT);
  });

  test.each<[string, Partial<RequestFacts>, boolean]>([
    ['the call', {}, true],
    ['its preflight', { method: 'OPTIONS' }, false],
    ['another path', { url: `${PRODUCTION.origin}/api/orders/` }, false],
    ['another tab', { tabId: 8 }, false],
    ['no tab', { tabId: null }, false],
    ['a page that may not send', { initiator: 'https://other.test' }, false],
  ])('that waits for the next call: %s', async (_what, changes, ends) => {
    const life = start();
    await life.start(7, { ...FAULT, calls: 'next' });
    await life.requested({ ...CALL, ...changes });
    expect((await shown()) === undefined).toBe(ends);
  });

  test('of every call does not end with one', async () => {
    const life = start();
    await life.start(7, FAULT);
    await life.requested(CALL);
    expect(await shown()).toEqual(FAULT);
  });

  test('that is over still explains answers that come later, for ten minutes', async () => {
    const life = start();
    await life.start(7, FAULT);
    now = 5000;
    await life.end(7);
    const ended = (await ENDED().get()) ?? [];
    const at = (time: number, changes: Partial<RequestFacts> = {}) =>
      mayHaveFailed(ended, { ...CALL, ...changes, at: time });
    expect([at(999), at(1000), at(605_000), at(605_001)]).toEqual([false, true, true, false]);
    expect([at(6000, { tabId: 8 }), at(6000, { url: `${CALL.url}/x` })]).toEqual([false, true]);
    expect(at(6000, { url: `${PRODUCTION.origin}/api/orders/` })).toBe(false);
  });
});
