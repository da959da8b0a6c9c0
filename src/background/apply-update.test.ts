import { beforeEach, expect, test } from 'vitest';
import { type MemoryArea, memoryArea } from '../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../tests/fakes/token-set.ts';
import type { Sent } from '../oauth/read-answer.ts';
import { type CredentialStore, credentialStore } from '../storage/secret/credential-store.ts';
import { secondCopy } from '../storage/secret/second-copy.ts';
import { applyUpdate } from './apply-update.ts';
import { type OpenWork, openWork } from './open-work.ts';
import { type TokenLife, tokenLife } from './refresh/token-life.ts';

// The real parts as index.ts composes them, with a server that answers on request.

let local: MemoryArea;
let store: CredentialStore;
let work: OpenWork;
let life: TokenLife;
let asked: number;
let answer: (sent: Sent) => void;
/** the refresh token that was stored when the extension was reloaded */
let reloadedWith: string[];
let timeOut: () => void;

beforeEach(async () => {
  local = memoryArea();
  store = credentialStore({ local, session: memoryArea(), copy: secondCopy(memoryDatabase()) });
  work = openWork();
  asked = 0;
  reloadedWith = [];
  life = tokenLife({
    store,
    moment: () => ({ now: 1_000_000, random: 0 }),
    send: () => {
      asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    lock: (_name, task) => work.during(task),
    note: async () => undefined,
    changed: async () => undefined,
    later: () => undefined,
  });
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
});

const ROTATED: Sent = {
  status: 200,
  text: JSON.stringify({ access_token: 'access', token_type: 'Bearer', refresh_token: 'refresh-1' }),
  redirected: false,
  contentType: 'application/json',
  retryAfter: null,
  incomplete: false,
};

function updateArrives({ openPages = false } = {}): Promise<void> {
  return applyUpdate({
    work,
    hasOpenPages: async () => openPages,
    wait: () =>
      new Promise((resolve) => {
        timeOut = resolve;
      }),
    reload: () => reloadedWith.push(refreshTokenOnDisk()),
  });
}

function refreshTokenOnDisk(): string {
  return /"refreshToken":"([^"]*)"/.exec(JSON.stringify([...local.items]))?.[1] ?? '';
}

test('starts at once while nothing is under way', async () => {
  await updateArrives();
  expect(reloadedWith).toEqual(['refresh-0']);
});

test('waits for the answer of an open token request, and until its refresh token is stored', async () => {
  const refreshed = life.refresher.refresh('set-1', 'clock');
  await expect.poll(() => asked).toBe(1);
  const updated = updateArrives();
  // Long enough for every step that waits only for other steps.
  await new Promise((resolve) => setTimeout(resolve));
  expect(reloadedWith).toEqual([]);

  answer(ROTATED);
  await Promise.all([refreshed, updated]);

  expect(reloadedWith).toEqual(['refresh-1']);
});

test('waits for what follows at once, such as the repetition of a lost answer', async () => {
  const refreshed = life.refresher.refresh('set-1', 'clock');
  await expect.poll(() => asked).toBe(1);
  const updated = updateArrives();
  answer('timeout');
  await expect.poll(() => asked).toBe(2);
  expect(reloadedWith).toEqual([]);

  answer(ROTATED);
  await Promise.all([refreshed, updated]);

  expect(reloadedWith).toEqual(['refresh-1']);
});

test('does not wait for ever: what hangs is in the journal', async () => {
  void life.refresher.refresh('set-1', 'clock');
  await expect.poll(() => asked).toBe(1);
  const updated = updateArrives();
  await expect.poll(() => timeOut).toBeDefined();

  timeOut();
  await updated;

  expect(reloadedWith).toEqual(['refresh-0']);
  expect(JSON.stringify([...local.items])).toContain('"state":"in flight"');
});

test('leaves it to the browser while a page is open, in which somebody may be typing', async () => {
  await updateArrives({ openPages: true });
  expect(reloadedWith).toEqual([]);
});
