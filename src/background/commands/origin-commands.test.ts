import { beforeEach, describe, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import type { PendingAllowance } from '../../injection/pending-allowance.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../injection/policy.ts';
import { type Environment, PRODUCTION } from '../../inventorum/environment.ts';
import { credentialStore } from '../../storage/secret/credential-store.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { type EnvironmentParts, environmentCommands } from './environment-commands.ts';
import { injectionCommands, tabCommands } from './injection-commands.ts';
import { completeAllowance, type OriginParts, originCommands } from './origin-commands.ts';

const DEV = 'http://localhost:5173';
const EVERY_TAB = { in: 'every tab' } as const;

let policy: InjectionPolicy;
let session: SessionPolicy;
let added: readonly Environment[];
let pending: PendingAllowance | null;
let granted: Set<string>;
let now: number;
let parts: OriginParts & EnvironmentParts;

beforeEach(async () => {
  policy = DEFAULT_POLICY;
  session = DEFAULT_SESSION_POLICY;
  added = [];
  pending = null;
  granted = new Set([PRODUCTION.origin]);
  now = 1_000_000;
  const store = credentialStore({
    local: memoryArea(),
    session: memoryArea(),
    copy: secondCopy(memoryDatabase()),
  });
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
  parts = {
    store,
    now: () => now,
    newId: () => 'new-id',
    policy: async () => policy,
    exactBy: 'permissions',
    updatePolicy: async (change) => {
      policy = change(policy);
    },
    updateSession: async (change) => {
      session = change(session);
    },
    updateAddedEnvironments: async (change) => {
      added = change(added);
    },
    environments: async () => [PRODUCTION, ...added],
    pending: {
      get: async () => pending,
      change: async (next) => {
        pending = next(pending);
      },
    },
    hasOrigin: async (origin) => granted.has(origin),
    settleGrants: () => undefined,
    changed: async () => undefined,
  };
});

function origins(): readonly string[] {
  return policy.allowedOrigins.map(({ origin }) => origin);
}

/** A click in a page that the permission prompt may close. */
function click(allowance: Partial<PendingAllowance> = {}): void {
  pending = { origin: DEV, reach: EVERY_TAB, askedAt: now, ...allowance };
}

describe('using the token with a page', () => {
  test('covers its origin and the reading of answers, once its permission is there', async () => {
    const allow = originCommands(parts)['origin.allow'];
    await expect(allow({ origin: DEV, reach: EVERY_TAB })).rejects.toMatchObject({
      problem: { code: 'no permission' },
    });
    expect(policy).toEqual(DEFAULT_POLICY);

    granted.add(DEV);
    await allow({ origin: DEV, reach: EVERY_TAB });

    expect(policy.allowedOrigins).toEqual([{ origin: DEV, readsAnswers: true }]);
  });

  test('changes no answers of the API for its own pages', async () => {
    await originCommands(parts)['origin.allow']({ origin: PRODUCTION.origin, reach: EVERY_TAB });
    expect(policy.allowedOrigins).toEqual([{ origin: PRODUCTION.origin, readsAnswers: false }]);
  });

  test('is completed by the grant where the question has closed the page that asked', async () => {
    click();
    await completeAllowance(parts);
    expect(origins()).toEqual([]);
    expect(pending).not.toBeNull();

    granted.add(DEV);
    await completeAllowance(parts);

    expect(policy.allowedOrigins).toEqual([{ origin: DEV, readsAnswers: true }]);
    expect(pending).toBeNull();
  });

  test('twice is the same as once: the page that asked may live on, and complete it, too', async () => {
    click();
    granted.add(DEV);
    await Promise.all([
      completeAllowance(parts),
      originCommands(parts)['origin.allow']({ origin: DEV, reach: EVERY_TAB }),
    ]);
    expect(policy.allowedOrigins).toEqual([{ origin: DEV, readsAnswers: true }]);
    expect(pending).toBeNull();
  });

  test('leaves the question about another origin open', async () => {
    click({ origin: 'https://shop.test' });
    granted.add(DEV);
    await originCommands(parts)['origin.allow']({ origin: DEV, reach: EVERY_TAB });
    expect(pending?.origin).toBe('https://shop.test');
  });

  test('that was declined is not completed by a grant much later, nor by one for another origin', async () => {
    click();
    granted.add('https://shop.test');
    await completeAllowance(parts);
    now += 600_001;
    granted.add(DEV);
    await completeAllowance(parts);
    expect(origins()).toEqual([]);
    expect(pending).toBeNull();
  });

  test('in one tab holds there alone, reads answers there, and leaves no entry when it is taken back', async () => {
    const reach = { in: 'one tab', tabId: 7 } as const;
    granted.add(DEV);
    await originCommands(parts)['origin.allow']({ origin: DEV, reach });
    expect(session.tabs).toEqual({
      '7': { allowedOrigins: [{ origin: DEV, readsAnswers: true }], pin: null, paused: false },
    });
    expect(origins()).toEqual([]);

    await originCommands(parts)['origin.disallow']({ origin: DEV, reach });
    expect(session.tabs).toEqual({});
  });

  test('in one tab is refused beside another port of the host in every tab: nothing is half allowed', async () => {
    policy = { ...policy, allowedOrigins: [{ origin: 'http://localhost:3000', readsAnswers: true }] };
    const before = policy;
    granted.add(DEV);
    const allowing = originCommands(parts)['origin.allow']({
      origin: DEV,
      reach: { in: 'one tab', tabId: 7 },
    });
    await expect(allowing).rejects.toMatchObject({ problem: { code: 'one reach' } });
    expect([policy, session]).toEqual([before, DEFAULT_SESSION_POLICY]);
  });

  test('in every tab ends what was allowed of the host in single tabs', async () => {
    granted.add(DEV).add('http://localhost:3000');
    await originCommands(parts)['origin.allow']({
      origin: 'http://localhost:3000',
      reach: { in: 'one tab', tabId: 7 },
    });
    await originCommands(parts)['origin.allow']({ origin: DEV, reach: EVERY_TAB });
    expect(session.tabs).toEqual({});
    expect(origins()).toEqual([DEV]);
  });

  test.each([EVERY_TAB, { in: 'one tab', tabId: 7 }] as const)(
    'taken back leaves it to reconciling to give back at once what has no use now: $in',
    async (reach) => {
      granted.add(DEV);
      await originCommands(parts)['origin.allow']({ origin: DEV, reach });
      const order: string[] = [];
      const noting = {
        ...parts,
        settleGrants: () => void order.push('settled'),
        changed: async () => void order.push('reconciled'),
      };
      await originCommands(noting)['origin.disallow']({ origin: DEV, reach });
      expect(order).toEqual(['settled', 'reconciled']);
      expect([policy.allowedOrigins, session.tabs]).toEqual([[], {}]);
    },
  );

  test('lets one port of a host read answers at a time', async () => {
    const other = 'http://localhost:8080';
    policy = { ...policy, allowedOrigins: [DEV, other].map((origin) => ({ origin, readsAnswers: false })) };

    await originCommands(parts)['origin.read-answers']({ origin: DEV, on: true });
    await originCommands(parts)['origin.read-answers']({ origin: other, on: true });

    expect(policy.allowedOrigins.map(({ readsAnswers }) => readsAnswers)).toEqual([false, true]);
  });
});

describe('an environment', () => {
  test.each([
    ['https://app.inventorum.net', 'https://app.inventorum.net'],
    [' https://app.inventorum.net/api/ ', 'https://app.inventorum.net'],
    ['http://localhost:8000', 'http://localhost:8000'],
    ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000'],
  ])('%s is added by its origin', async (text, origin) => {
    await environmentCommands(parts)['environment.add']({ environmentName: 'Other', origin: text });

    expect(added).toEqual([{ id: 'new-id', name: 'Other', origin }]);
  });

  test.each([
    ['http://shop.test', 'not secure'],
    ['http://[::1]:8080', 'not reachable'],
    ['https://APP.Inventorum.com:443/api/', 'already there'],
    ['shop.test', 'not an origin'],
    ['https://shop.test/other', 'not an origin'],
    ['https://*.test', 'not an origin'],
    ['https://user:secret@shop.test', 'not an origin'],
    ['ftp://shop.test', 'not an origin'],
    ['https://app.inventorum.com', 'already there'],
  ])('%s is refused: %s', async (origin, code) => {
    const adding = environmentCommands(parts)['environment.add']({ environmentName: 'Other', origin });

    await expect(adding).rejects.toMatchObject({ problem: { code, field: 'origin' } });
    expect(added).toEqual([]);
  });

  test('with an app in it that was deleted a moment ago is not removed: an undo would bring it back to nowhere', async () => {
    const deletion = { state: 'pending', id: APP.id, kind: 'app', label: 'x', until: now + 10_000 } as const;
    await parts.store.write({ deletions: [deletion] });
    const removing = environmentCommands(parts)['environment.remove']({ id: PRODUCTION.id });

    await expect(removing).rejects.toMatchObject({ problem: { code: 'in use' } });
  });

  test('with apps in it is not removed', async () => {
    const removing = environmentCommands(parts)['environment.remove']({ id: PRODUCTION.id });

    await expect(removing).rejects.toMatchObject({ problem: { code: 'in use' } });
  });
});

describe('the policy', () => {
  test('takes no version that the API does not know', async () => {
    const commands = injectionCommands(parts);
    await commands['app.api-version']({ id: APP.id, version: 12 });

    await expect(commands['app.api-version']({ id: APP.id, version: 14 })).rejects.toThrow();

    expect(policy.apiVersions).toEqual({ [APP.id]: 12 });
    await commands['app.api-version']({ id: APP.id, version: null });
    expect(policy.apiVersions).toEqual({});
  });

  test('guards writes until they are allowed for a time, and again after it', async () => {
    const commands = injectionCommands(parts);
    await commands['token-set.allow-writes']({ id: 'set-1', minutes: 5 });
    expect(policy.writeGuards).toEqual({});

    await commands['token-set.guard']({ id: 'set-1', guarded: true });
    await commands['token-set.allow-writes']({ id: 'set-1', minutes: 5 });

    expect(policy.writeGuards).toEqual({ 'set-1': { writesUntil: now + 300_000 } });
  });

  test('pins only to a token set that is there', async () => {
    const pinning = tabCommands(parts)['tab.pin']({ tabId: 7, tokenSetId: 'gone' });

    await expect(pinning).rejects.toMatchObject({ problem: { code: 'not found' } });
    await tabCommands(parts)['tab.pin']({ tabId: 7, tokenSetId: null });
    expect(session.tabs['7']?.pin).toEqual({ tokenSetId: null });
  });
});
