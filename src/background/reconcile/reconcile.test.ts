import { beforeEach, describe, expect, test } from 'vitest';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import type { HeaderRule } from '../../injection/header-rule.ts';
import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../injection/policy.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import type { Notified } from '../../storage/public/notified.ts';
import type { Status } from '../../storage/public/status.ts';
import { credentialStore } from '../../storage/secret/credential-store.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { storedItem } from '../../storage/stored-item.ts';
import { type ReconcileParts, reconciler } from './reconcile.ts';

const NOW = 1_000_000;
const EXPIRES_AT = NOW + 600_000;

let local: MemoryArea;
let session: MemoryArea;
let parts: ReconcileParts;
let installed: readonly HeaderRule[];
/** the values last set in the browser */
let seen: {
  rules: number;
  alarm: number | null;
  badge: string | null;
  injects: boolean | null;
  notifications: string[];
};

beforeEach(async () => {
  local = memoryArea();
  session = memoryArea();
  installed = [];
  seen = { rules: 0, alarm: null, badge: null, injects: null, notifications: [] };
  const store = credentialStore({ local, session, copy: secondCopy(memoryDatabase()) });
  const refresh = { state: 'idle', dueAt: NOW + 300_000 } as const;
  await store.write({
    apps: [APP],
    tokenSets: [tokenSet({ accessToken: 'access-token-1', expiresAt: EXPIRES_AT, refresh })],
  });
  parts = {
    store,
    now: () => NOW,
    viewOf: async () => ({
      now: NOW,
      policy: { ...DEFAULT_POLICY, defaultTokenSets: { [PRODUCTION.id]: 'set-1' } },
      session: DEFAULT_SESSION_POLICY,
      environments: [PRODUCTION],
      tokenSets: [
        {
          id: 'set-1',
          appId: 'app-1',
          environmentId: PRODUCTION.id,
          hasAccessToken: true,
          expiresAt: EXPIRES_AT,
        },
      ],
      browser: PRODUCTION_HELD,
      lock: 'open',
    }),
    rules: {
      extensionHost: 'extension',
      listener: { use: () => undefined },
      installed: async () => installed,
      async update({ add, remove }) {
        installed = [...installed.filter(({ id }) => !remove.includes(id)), ...add];
        seen.rules = installed.length;
      },
    },
    permissions: { asked: async () => [], isFresh: () => false, giveBack: async () => true },
    browserFacts: storedItem<BrowserFacts>(session, 'browserFacts', { current: 1 }),
    status: {
      onDisk: storedItem<Status>(local, 'status', { current: 1 }),
      standIn: storedItem<Status | null>(session, 'status', { current: 1 }),
      firstPart: storedItem<Status | null>(session, 'statusFirstPart', { current: 1 }),
    },
    alarm: {
      time: async () => seen.alarm,
      async set(at) {
        seen.alarm = at;
      },
      async clear() {
        seen.alarm = null;
      },
    },
    action: {
      words: () => ({
        off: 'off',
        locked: '',
        paused: '',
        nothing: '',
        attention: () => '',
        withheld: () => '',
        sends: () => '',
      }),
      async draw({ badge }) {
        seen.badge = badge;
      },
      drawInTab: async () => undefined,
    },
    notifications: {
      notified: storedItem<Notified>(local, 'notified', { current: 1 }),
      show: async ({ label }) => void seen.notifications.push(label),
    },
    onInjecting(injects) {
      seen.injects = injects;
    },
  };
});

async function idsShown(): Promise<readonly string[] | undefined> {
  return (await parts.status.onDisk.get())?.apps.map(({ id }) => id);
}

test('rules, status, alarm and button follow what is stored', async () => {
  await reconciler(parts)();

  expect(seen).toMatchObject({ alarm: NOW + 300_000, badge: '', injects: true });
  expect(seen.rules).toBeGreaterThan(0);
  expect(await idsShown()).toEqual(['app-1']);
});

test('a refusal is told once, and nothing is written for one that is known', async () => {
  const refresh = { state: 'rejected', code: 'invalid_grant', at: NOW, afterLostAnswer: false } as const;
  await parts.store.write({ tokenSets: [tokenSet({ refresh })] });

  await reconciler(parts)();
  const before = structuredClone(local.items);
  await reconciler(parts)();

  expect(seen.notifications).toEqual(['Warehouse sync']);
  expect(local.items).toEqual(before);
});

function fail(): Promise<never> {
  return Promise.reject(new Error('The browser says no.'));
}

describe('what fails keeps nothing else from being set right, is said, and is tried again within a minute:', () => {
  test.each<[string, () => Partial<ReconcileParts>]>([
    ['rules', () => ({ rules: { ...parts.rules, update: fail } })],
    ['what decides about injection', () => ({ viewOf: fail })],
    ['the button', () => ({ action: { ...parts.action, draw: fail } })],
    [
      'every place for the status',
      () => ({ status: { onDisk: refusing(), standIn: refusing(), firstPart: refusing() } }),
    ],
  ])('%s', async (_what, broken) => {
    await expect(reconciler({ ...parts, ...broken() })()).rejects.toThrow('The browser says no.');

    expect(seen.alarm).toBe(NOW + 60_000);
    if (!('action' in broken())) expect(seen.badge).toBe('');
    if (!('status' in broken())) expect(await idsShown()).toEqual(['app-1']);
  });

  function refusing<T>() {
    return { ...storedItem<T>(local, 'status', { current: 1 }), set: fail };
  }

  test('an alarm that cannot be set leaves the rest', async () => {
    await expect(reconciler({ ...parts, alarm: { ...parts.alarm, set: fail } })()).rejects.toThrow();

    expect(seen).toMatchObject({ badge: '', injects: true });
    expect(await idsShown()).toEqual(['app-1']);
  });
});

test('where it cannot be read what the user allowed, nothing is injected', async () => {
  await reconciler(parts)();

  await expect(reconciler({ ...parts, viewOf: () => Promise.reject(new Error('x')) })()).rejects.toThrow();

  expect(seen).toMatchObject({ rules: 0, injects: false });
});

test('a disk that refuses the status does not leave pages with the old one', async () => {
  local.refuse = 'FILE_ERROR_NO_SPACE';
  await reconciler(parts)();
  expect((await parts.status.standIn.get())?.apps).toHaveLength(1);

  local.refuse = null;
  await reconciler(parts)();

  expect(await parts.status.standIn.get()).toBeNull();
  expect(await idsShown()).toEqual(['app-1']);
});

describe('the first part of the status', () => {
  async function labelsInPart(): Promise<readonly string[] | undefined> {
    const part = await parts.status.firstPart.get();
    return part?.apps.flatMap(({ tokenSets }) => tokenSets.map(({ label }) => label));
  }

  test('is gone before the status changes, and the new one follows it', async () => {
    await reconciler(parts)();
    const { onDisk } = parts.status;
    let meanwhile: unknown;
    const watched = {
      ...onDisk,
      async set(status: Status) {
        meanwhile = await parts.status.firstPart.get();
        await onDisk.set(status);
      },
    };
    await parts.store.write({ tokenSets: [tokenSet({ label: 'Renamed' })] });
    expect(await labelsInPart()).toEqual(['Warehouse sync']);

    await reconciler({ ...parts, status: { ...parts.status, onDisk: watched } })();

    expect(meanwhile).toBeNull();
    expect(await labelsInPart()).toEqual(['Renamed']);
  });

  test('stays as it is when something below it changes', async () => {
    const many = Array.from({ length: 9 }, (_, at) => tokenSet({ id: `set-${at}`, addedAt: at }));
    await parts.store.write({ tokenSets: many });
    await reconciler(parts)();
    const before = session.items.get('statusFirstPart');
    await parts.store.write({ tokenSets: [tokenSet({ id: 'set-8', addedAt: 8, label: 'Renamed' })] });

    await reconciler({ ...parts, now: () => NOW + 1 })();

    expect(JSON.stringify(await parts.status.onDisk.get())).toContain('Renamed');
    expect(session.items.get('statusFirstPart')).toEqual(before);
  });

  test('is not needed: memory that refuses it keeps nothing else back', async () => {
    const firstPart = { ...parts.status.firstPart, get: fail, set: fail };
    await reconciler({ ...parts, status: { ...parts.status, firstPart } })();
    expect(await idsShown()).toEqual(['app-1']);
  });

  test('is gone while a disk refuses the status', async () => {
    await reconciler(parts)();
    await parts.store.write({ tokenSets: [tokenSet({ label: 'Renamed' })] });
    const refused = { ...parts.status.onDisk, set: fail };
    await reconciler({ ...parts, status: { ...parts.status, onDisk: refused } })();
    expect(await parts.status.firstPart.get()).toBeNull();
    expect((await parts.status.standIn.get())?.apps).toHaveLength(1);
  });
});

describe('what is held and has no use', () => {
  const SHOP = 'https://shop.test';
  const NEIGHBOUR = 'https://shop.test:8443/*';
  let held: string[];
  let course: string[];

  /**
   * Records the order in which rules and permissions change; `kept`: permissions that the browser does not give back.
   */
  function watched(kept: readonly string[] = []): ReconcileParts {
    held = [...PRODUCTION_HELD.held, 'https://shop.test:443/*', NEIGHBOUR];
    course = [];
    return {
      ...parts,
      viewOf: async (credentials) => {
        const view = await parts.viewOf(credentials);
        const policy = { ...view.policy, allowedOrigins: [{ origin: SHOP, readsAnswers: false }] };
        return { ...view, policy, browser: { ...view.browser, held: [...held] } };
      },
      rules: {
        ...parts.rules,
        async update(changes) {
          await parts.rules.update(changes);
          const pages = installed.flatMap(({ condition }) => condition.initiatorDomains ?? []);
          course.push(`rules for pages of ${pages.join()}`);
        },
      },
      permissions: {
        ...parts.permissions,
        async giveBack(pattern) {
          course.push(`gives ${pattern} back`);
          if (!kept.includes(pattern)) held = held.filter((each) => each !== pattern);
          return true;
        },
      },
    };
  }

  test('has no rule while it is held; then it is given back, and what is allowed has its rule', async () => {
    await reconciler(watched())();

    expect(course).toEqual([
      'rules for pages of ',
      `gives ${NEIGHBOUR} back`,
      'rules for pages of shop.test',
    ]);
    expect((await parts.browserFacts.get())?.held).toEqual(held);
  });

  test('leaves its host without a rule where the browser keeps it', async () => {
    await reconciler(watched([NEIGHBOUR]))();

    expect(course).toEqual(['rules for pages of ', `gives ${NEIGHBOUR} back`]);
  });

  test('is kept while it is fresh, or while the user is asked for it', async () => {
    const given = watched();
    const { permissions } = given;
    await reconciler({ ...given, permissions: { ...permissions, isFresh: () => true } })();
    const asked = async () => ['https://shop.test:8443'];
    await reconciler({ ...given, permissions: { ...permissions, asked } })();

    expect(course).toEqual(['rules for pages of ']);
  });
});

test('rules that the browser refuses leave none of before', async () => {
  await reconciler(parts)();
  expect(seen.rules).toBeGreaterThan(0);
  installed = installed.map((rule) => ({ ...rule, priority: 7 }));
  const refusing: ReconcileParts['rules'] = {
    ...parts.rules,
    update: async (changes) => {
      if (changes.add.length > 0) throw new Error('too many rules');
      await parts.rules.update(changes);
    },
  };

  await expect(reconciler({ ...parts, rules: refusing })()).rejects.toThrow('too many rules');
  expect(seen.rules).toBe(0);
});
