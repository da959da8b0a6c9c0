import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import type { Sent, TokenAnswer } from '../../oauth/read-answer.ts';
import type { VaultLock } from '../../oauth/refresh-state.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { WithLock } from '../../platform/locks.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { type SecondCopy, secondCopy } from '../../storage/secret/second-copy.ts';
import { settleDeletions } from '../commands/deletions.ts';
import { type TokenRefresher, tokenRefresher } from './token-refresher.ts';

let local: MemoryArea;
let session: MemoryArea;
let copy: SecondCopy;
let store: CredentialStore;
let refresher: TokenRefresher;
let now: number;
let vaultLock: VaultLock;
/** the lines of the history: token set, outcome, status */
let notes: [string, string, number | null][];
/** refresh tokens in the order they were sent */
let sent: string[];
/** the server's answers in order; then a rotation each time */
let answers: ((refreshToken: string) => Promise<Sent> | Sent)[];

function ok(body: object): TokenAnswer {
  const text = JSON.stringify(body);
  return { ...answered(200, ''), text };
}

function answered(status: number, text: string): TokenAnswer {
  return {
    status,
    text,
    redirected: false,
    contentType: 'application/json',
    retryAfter: null,
    incomplete: false,
  };
}

function rotation(refreshToken: string): TokenAnswer {
  return ok({
    access_token: `access-for-${refreshToken}`,
    token_type: 'Bearer',
    expires_in: 36_000,
    refresh_token: `${refreshToken}+`,
    scope: 'orders:read',
  });
}

async function stored(id = 'set-1'): Promise<TokenSet> {
  const found = (await credentialStore({ local, session, copy }).read()).tokenSets.find(
    (set) => set.id === id,
  );
  if (!found) throw new Error('The token set is gone.');
  return found;
}

/** One holder per name at a time, like Web Locks; all are free when a new browser starts. */
let queues = new Map<string, Promise<unknown>>();

function locks(): WithLock {
  return (name, task) => {
    const turn = (queues.get(name) ?? Promise.resolve()).catch(() => undefined).then(task);
    queues.set(name, turn);
    return turn;
  };
}

/** A background that starts on the same storage, as after a crash. */
function restart(): void {
  queues = new Map();
  store = credentialStore({ local, session, copy, vault: { lock: async () => vaultLock } });
  refresher = tokenRefresher({
    store,
    moment: () => ({ now, random: 0 }),
    send: async (_app, refreshToken) => {
      sent.push(refreshToken);
      return await (answers.shift() ?? rotation)(refreshToken);
    },
    lock: locks(),
    note: async (id, entry) => void notes.push([id, entry.outcome, entry.status]),
    changed: async () => undefined,
  });
}

beforeEach(async () => {
  local = memoryArea();
  session = memoryArea();
  copy = secondCopy(memoryDatabase());
  now = 1_000_000;
  vaultLock = 'open';
  sent = [];
  notes = [];
  answers = [];
  restart();
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
});

describe('while it is locked', () => {
  test('nothing is sent, neither by itself nor for a person, and nothing is written', async () => {
    vaultLock = 'locked';

    await refresher.refreshDue();
    expect(await refresher.refresh('set-1', 'user')).toBe('locked');

    expect(sent).toEqual([]);
    expect(await stored()).toEqual(tokenSet());
  });

  test('an attempt that was not sent any more leaves no trace', async () => {
    answers = [() => 'locked'];

    expect(await refresher.refresh('set-1', 'user')).toBe('locked');

    expect(await stored()).toEqual(tokenSet());
    expect(notes).toEqual([]);
    vaultLock = 'open';
    expect(await refresher.refresh('set-1', 'clock')).toBe('done');
    expect((await stored()).refreshToken).toBe('refresh-0+');
  });

  test('an answer that was under way is kept', async () => {
    answers = [
      (refreshToken) => {
        vaultLock = 'locked';
        return rotation(refreshToken);
      },
    ];

    expect(await refresher.refresh('set-1', 'clock')).toBe('done');

    expect((await stored()).refreshToken).toBe('refresh-0+');
  });

  test('a lost answer is asked for again only after it is open', async () => {
    answers = [
      () => {
        vaultLock = 'locked';
        return 'timeout';
      },
    ];
    await refresher.refresh('set-1', 'clock');
    expect(await stored()).toMatchObject({ refresh: { state: 'unknown outcome' } });

    vaultLock = 'open';
    await refresher.refreshDue();

    expect(sent).toEqual(['refresh-0', 'refresh-0']);
    expect((await stored()).refreshToken).toBe('refresh-0+');
  });
});

test('sends what the second copy alone has, where the disk fell behind', async () => {
  await copy.keep({ tokenSets: [tokenSet({ refreshToken: 'refresh-newer', generation: 1 })] });

  await refresher.refresh('set-1', 'clock');

  expect(sent).toEqual(['refresh-newer']);
});

describe('a refresh', () => {
  test('stores the rotated refresh token, keeps the one before and says when it is due again', async () => {
    expect(await refresher.refresh('set-1', 'clock')).toBe('done');

    expect(await stored()).toMatchObject({
      refreshToken: 'refresh-0+',
      previousRefreshToken: 'refresh-0',
      generation: 1,
      accessToken: 'access-for-refresh-0',
      expiresAt: now + 36_000_000,
      scope: 'orders:read',
      refresh: { state: 'idle', dueAt: now + 28_800_000 },
    });
  });

  test('writes the tokens, their generation and the end of the attempt in one stroke, and then what else is new', async () => {
    const { set } = local;
    const written: Readonly<Record<string, unknown>>[] = [];
    local.set = async (items) => {
      written.push(items);
      await set(items);
    };

    await refresher.refresh('set-1', 'clock');

    expect(written).toMatchObject([
      { 'tokenSet.set-1': { value: { refresh: { state: 'in flight' }, generation: 0 } } },
      {
        'tokenSet.set-1': {
          value: { refresh: { state: 'idle' }, generation: 1, refreshToken: 'refresh-0+', scope: null },
        },
      },
      { 'tokenSet.set-1': { value: { generation: 1, refreshToken: 'refresh-0+', scope: 'orders:read' } } },
    ]);
  });

  test('is one request for a hundred who ask at once', async () => {
    await Promise.all(Array.from({ length: 100 }, () => refresher.refresh('set-1', 'user')));

    expect(sent).toEqual(['refresh-0']);
  });

  test('is not sent when the journal cannot be written', async () => {
    local.refuse = 'FILE_ERROR_NO_SPACE';

    expect(await refresher.refresh('set-1', 'clock')).toBe('not saved');
    expect(sent).toEqual([]);
  });

  test('is journalled before it is sent', async () => {
    answers = [
      async (refreshToken) => {
        expect((await stored()).refresh).toMatchObject({ state: 'in flight', attempt: { resent: false } });
        return rotation(refreshToken);
      },
    ];

    await refresher.refresh('set-1', 'clock');

    expect(sent).toHaveLength(1);
  });

  test('keeps a token that storage refuses, in memory and in storage.session, until it can be saved', async () => {
    answers = [
      (refreshToken) => {
        local.refuse = 'FILE_ERROR_NO_SPACE';
        return rotation(refreshToken);
      },
    ];

    await refresher.refresh('set-1', 'clock');

    const unsaved = await store.read();
    expect(unsaved.tokenSets[0]?.refreshToken).toBe('refresh-0+');
    expect(unsaved.unsaved).toEqual({ 'set-1': 'FILE_ERROR_NO_SPACE' });
    restart();
    expect((await store.read()).tokenSets[0]?.refreshToken).toBe('refresh-0+');
    local.refuse = null;
    await store.saveUnsaved('set-1');
    expect((await store.read()).unsaved).toEqual({});
    expect(JSON.stringify([...local.items])).toContain('refresh-0+');
  });

  test('saves the refresh token of an answer without token_type, and does not use its access token', async () => {
    answers = [() => ok({ access_token: 'untyped', refresh_token: 'refresh-1' })];

    await refresher.refresh('set-1', 'clock');

    expect(await stored()).toMatchObject({
      refreshToken: 'refresh-1',
      generation: 1,
      accessToken: null,
      refresh: { state: 'backing off', cause: { kind: 'unexpected answer', code: 'token_type' } },
    });
  });

  test('keeps the refresh token when the answer has none', async () => {
    answers = [() => ok({ access_token: 'a', token_type: 'Bearer', expires_in: 60 })];

    await refresher.refresh('set-1', 'clock');

    expect(await stored()).toMatchObject({ refreshToken: 'refresh-0', generation: 0, accessToken: 'a' });
  });

  test.each([
    ['400 invalid_grant', answered(400, '{"error":"invalid_grant"}'), { state: 'rejected' }],
    ['401 invalid_client', answered(401, '{"error":"invalid_client"}'), { state: 'wrong client' }],
    ['502 HTML', answered(502, '<html>'), { state: 'backing off', cause: { kind: 'server error' } }],
    ['200 HTML', answered(200, '<html>'), { state: 'backing off', cause: { kind: 'not json' } }],
    ['429', { ...answered(429, ''), retryAfter: '600' }, { state: 'backing off', until: 1_600_000 }],
    ['a broken network', 'network' as const, { state: 'backing off', cause: { kind: 'network' } }],
  ])('loses nothing on %s', async (_what, answer, refresh) => {
    answers = [() => answer];

    await refresher.refresh('set-1', 'clock');

    expect(await stored()).toMatchObject({ refreshToken: 'refresh-0', refresh });
  });

  test('leaves a line in the history, whatever came of it', async () => {
    answers = [rotation, () => answered(502, ''), () => 'network'];

    for (let times = 0; times < 3; times += 1) {
      await refresher.refresh('set-1', 'user');
      now += 10_000;
    }

    expect(notes).toEqual([
      ['set-1', 'renewed', 200],
      ['set-1', 'later', 502],
      ['set-1', 'network failed', null],
    ]);
  });
});

describe('an answer that never came', () => {
  test('is asked for once more at once, with the same refresh token, then by backoff', async () => {
    answers = [() => 'timeout', () => 'timeout'];

    await refresher.refresh('set-1', 'clock');

    expect(sent).toEqual(['refresh-0', 'refresh-0']);
    expect((await stored()).refresh).toMatchObject({ state: 'backing off', cause: { kind: 'timeout' } });
  });

  test('explains a rejection that follows', async () => {
    answers = [() => 'timeout', () => answered(400, '{"error":"invalid_grant"}')];

    await refresher.refresh('set-1', 'clock');

    expect((await stored()).refresh).toMatchObject({ state: 'rejected', afterLostAnswer: true });
  });

  test('of a dead background is asked for by the next one, once', async () => {
    answers = [() => new Promise<Sent>(() => undefined), () => new Promise<Sent>(() => undefined)];
    void refresher.refresh('set-1', 'clock');
    await until(() => sent.length === 1);

    restart();
    void refresher.refreshDue();
    await until(() => sent.length === 2);
    restart();
    await refresher.refreshDue();

    expect(sent).toEqual(['refresh-0', 'refresh-0']);
    expect((await stored()).refresh).toMatchObject({ state: 'backing off' });
  });
});

describe('an address that the browser keeps us from', () => {
  test('loses nothing, is said, and is not tried again by the clock', async () => {
    answers = [() => 'not reachable', () => 'not reachable'];

    await refresher.refresh('set-1', 'clock');
    now += 365 * 24 * 3_600_000;
    await refresher.refreshDue();

    expect(sent).toEqual(['refresh-0']);
    expect(await stored()).toMatchObject({
      refreshToken: 'refresh-0',
      refresh: { state: 'backing off', cause: { kind: 'not reachable' }, doubt: false },
    });
    expect(notes).toEqual([]);
  });

  test('is tried when a person asks', async () => {
    answers = [() => 'not reachable'];
    await refresher.refresh('set-1', 'clock');
    now += 10_000;

    expect(await refresher.refresh('set-1', 'user')).toBe('done');
    expect((await stored()).refreshToken).toBe('refresh-0+');
  });
});

describe('a deletion', () => {
  test('that can still be undone finds the token that came meanwhile', async () => {
    answers = [
      async (refreshToken) => {
        await store.write({
          deletions: [
            {
              state: 'pending',
              id: 'set-1',
              kind: 'token set',
              label: 'Warehouse sync',
              until: now + 10_000,
            },
          ],
        });
        return rotation(refreshToken);
      },
    ];

    await refresher.refresh('set-1', 'clock');
    await store.undelete('set-1');

    expect((await stored()).refreshToken).toBe('refresh-0+');
  });

  test('of its app that is final forbids to store an answer', async () => {
    answers = [
      async (refreshToken) => {
        await store.write({ deletions: [{ state: 'done', id: APP.id, at: now }] });
        return rotation(refreshToken);
      },
    ];

    await refresher.refresh('set-1', 'clock');

    expect((await stored()).refreshToken).toBe('refresh-0');
  });

  test('becomes final only when no answer is under way, so that none revives it', async () => {
    const deletion = { state: 'pending', id: APP.id, kind: 'app', label: 'x', until: now - 10_000 } as const;
    let finishing: Promise<unknown> | undefined;
    answers = [
      async (refreshToken) => {
        await store.write({ deletions: [deletion] });
        finishing = settleDeletions({ store, now, lock: locks() });
        return rotation(refreshToken);
      },
    ];

    await refresher.refresh('set-1', 'clock');
    await finishing;

    const { apps, tokenSets, deletions } = await store.read();
    expect([...apps, ...tokenSets]).toEqual([]);
    expect(deletions.map(({ id, state }) => [id, state])).toEqual([
      [APP.id, 'done'],
      ['set-1', 'done'],
    ]);
    expect(JSON.stringify([...local.items])).not.toContain('refresh-0');
  });
});

describe('the clock', () => {
  test('leaves alone what is not due, rejected or backing off', async () => {
    const later = { state: 'idle', dueAt: now + 1 } as const;
    const rejected = { state: 'rejected', code: 'invalid_grant', at: 0, afterLostAnswer: false } as const;
    const wait = {
      state: 'backing off',
      until: now + 1,
      cause: { kind: 'network' },
      failures: 1,
      doubt: true,
    } as const;
    await store.write({
      tokenSets: [later, rejected, wait].map((refresh, index) =>
        tokenSet({ id: `set-${index + 1}`, refresh }),
      ),
    });

    await refresher.refreshDue();

    expect(sent).toEqual([]);
  });

  test('does not keep a person from asking, but twice within five seconds', async () => {
    const rejected = { state: 'rejected', code: 'invalid_grant', at: 0, afterLostAnswer: false } as const;
    await store.write({ tokenSets: [tokenSet({ refresh: rejected })] });

    expect(await refresher.refresh('set-1', 'user')).toBe('done');
    expect(await refresher.refresh('set-1', 'user')).toBe('too soon');
    now += 5_000;
    expect(await refresher.refresh('set-1', 'user')).toBe('done');
  });
});

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 1));
}
