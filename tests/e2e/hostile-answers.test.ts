import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultAnswer } from '../../sandbox/faults/fault.ts';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import { fingerprint } from '../../src/oauth/fingerprint.ts';
import { command } from './harness/commands.ts';
import { appInput, credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { shareOf } from './harness/share-of.ts';
import { shown } from './harness/shown.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { storedTokenSets } from './harness/stored.ts';

// Answers of the token endpoint, up to the longest that is read, made to hang or fill the extension. While each is
// processed, the background keeps answering, the refresh token in it is stored, and storage hardly grows.

const LABEL = 'Warehouse sync';

/** Nearly as long as the longest answer that is read. */
const LONG = 900_000;

/**
 * The background answers within this time. The cost of an answer is the same every time, but the load of the machine is
 * not: so the fastest of a few tries counts, and most answers need one.
 */
const ANSWERS_WITHIN_MS = 1_000;
const TRIES = 5;

const MAY_GROW = 20_000;

let harness: Harness;
let id: string;
let rounds = 0;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  id = (await command(harness.browser, 'app.add', appInput(harness.sandbox, LABEL))).tokenSetId;
});

afterAll(() => harness?.close());

const fill = (piece: string) => piece.repeat(Math.ceil(LONG / piece.length));
const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}:read`);

interface Hostile {
  readonly what: string;
  /** `refreshToken`: the token in the answer, if any; `sent`: the one in the request */
  readonly answer: (refreshToken: string, sent: string) => FaultAnswer;
  readonly rotates: boolean;
}

function raw(what: string, text: (body: string) => string): Hostile {
  const good = (token: string) =>
    JSON.stringify({
      access_token: `for-${token}`,
      token_type: 'Bearer',
      expires_in: 36_000,
      refresh_token: token,
    });
  return {
    what,
    rotates: true,
    answer: (token) => ({ kind: 'answer', status: 200, body: text(good(token)) }),
  };
}

function refusal(what: string, body: (sent: string) => unknown): Hostile {
  return {
    what,
    rotates: false,
    answer: (_token, sent) => ({ kind: 'answer', status: 400, body: body(sent) }),
  };
}

function withScope(what: string, scope: (token: string, sent: string) => unknown): Hostile {
  return {
    what,
    rotates: true,
    answer: (token, sent) => ({
      kind: 'answer',
      status: 200,
      body: {
        access_token: `for-${token}`,
        token_type: 'Bearer',
        expires_in: 36_000,
        scope: scope(token, sent),
        refresh_token: token,
      },
    }),
  };
}

const HOSTILE: readonly Hostile[] = [
  withScope('a scope of many names', () => names('a', 75_000).join(' ')),
  withScope('a scope of as many other names', () => names('b', 75_000).join(' ')),
  withScope('a scope of one long name', () => 'x'.repeat(LONG)),
  withScope('a scope as a long list', () => names('c', 60_000)),
  withScope('a scope of commas', () => ','.repeat(LONG)),
  withScope('a scope of blanks', () => ' '.repeat(LONG)),
  // As text: deeper than JSON.stringify supports.
  raw('a scope of nested lists', (body) =>
    body.replace('{', `{"scope":${'['.repeat(5_000)}${']'.repeat(5_000)},`),
  ),
  withScope('as much scope as is kept', () => names('d'.repeat(10), 90).join(' ')),
  withScope('as much scope again, of other names', () => names('e'.repeat(10), 90).join(' ')),
  withScope('as much scope a third time', () => names('f'.repeat(10), 90).join(' ')),
  withScope('the new refresh token as scope', (token) => `orders:read ${token}`),
  withScope('the old refresh token as scope', (_token, sent) => `orders:read ${sent}`),
  refusal('a long error code', () => ({ error: 'x'.repeat(LONG) })),
  refusal('a long key of an error', () => ({ error: { key: 'x'.repeat(LONG) } })),
  refusal('many errors', () => ({ errors: names('e', 60_000).map((code) => ({ code })) })),
  refusal('a long description', () => ({ error: 'odd', error_description: 'x'.repeat(LONG) })),
  refusal('the refresh token as error code', (sent) => ({ error: `unknown-${sent}` })),
  refusal('a sentence with the refresh token', (sent) => ({ error: `unknown token ${sent}` })),
  refusal('the refresh token as key', (sent) => ({ error: { key: sent, fields: {}, description: sent } })),
  raw('objects before it that never end', (body) => `${fill('{')}\n${body}`.slice(-LONG)),
  raw('lists before it that never end', (body) => `${fill('[')}\n${body}`.slice(-LONG)),
  raw('quotation marks before it', (body) => `${fill('"\n')}${body}`),
  raw('apostrophes after it', (body) => body + fill("'")),
  raw('escapes in a string beside it', (body) => body.replace('{', `{"x":"${fill('\\"')}",`)),
  raw('comments that begin after it', (body) => body + fill('/*')),
  raw('many other access tokens', (body) => `[${body}${fill(',{"access_token":"a"}')}]`),
  raw('names of tokens without tokens', (body) => body + fill('"refresh_token":')),
  raw('HTML around it', (body) => `${fill('<p class="a">&quot;</p>')}\n${body}\n<p>`),
  raw('JSON in a string in JSON, with escapes', (body) => JSON.stringify({ a: body, b: fill('\\{"') })),
  raw('blanks before it', (body) => ' '.repeat(LONG) + body),
];

/** Slowest answer of the background in ms, from sending the token until the history has its fingerprint. */
async function slowest(refreshToken: string): Promise<number> {
  const edit = {
    command: 'token-set.edit',
    input: { id, tokenSet: { label: LABEL, refreshToken, accessToken: '' } },
  };
  return harness.browser.inExtension(
    async (message, historyKey, name) => {
      // An invalid command: the background does nothing but answer.
      const ask = () => browser.runtime.sendMessage({ command: 'tab.pin', input: {} });
      const isOver = async () => {
        const { [historyKey]: history } = await browser.storage.local.get(historyKey);
        return JSON.stringify(Object(history).value?.[0] ?? null).includes(name);
      };
      let slow = 0;
      void browser.runtime.sendMessage(JSON.parse(message));
      for (let asked = 0; asked < 10 || !(await isOver()); asked += 1) {
        const started = performance.now();
        await ask();
        slow = Math.max(slow, performance.now() - started);
      }
      return slow;
    },
    JSON.stringify(edit),
    `history.${id}`,
    await fingerprint(refreshToken),
  );
}

async function refresh(hostile: Hostile | null): Promise<{ readonly ms: number; readonly kept: string }> {
  rounds += 1;
  harness.sandbox.rotate(LABEL);
  const { refreshToken: sent } = credentials(harness.sandbox, LABEL).tokenSet;
  const next = `hostile-refresh-token-${rounds}.`;
  if (hostile) {
    const where = { method: 'POST', path: TOKEN_PATH, tokenSet: LABEL };
    harness.sandbox.failNext(where, hostile.answer(next, sent));
  }
  const ms = await slowest(sent);
  return { ms, kept: hostile?.rotates ? next : sent };
}

/** Repeats the same answer until the background has answered in time; the stored data is that of the last one. */
async function quickest(hostile: Hostile): ReturnType<typeof refresh> {
  let round = await refresh(hostile);
  for (let tries = 1; tries < TRIES && round.ms >= ANSWERS_WITHIN_MS; tries += 1) {
    round = await refresh(hostile);
  }
  return round;
}

/** On a machine so busy that even a plain answer keeps the background waiting, that much longer. */
async function limitBeside(ms: number): Promise<number> {
  const plain = ms < ANSWERS_WITHIN_MS ? 0 : (await refresh(null)).ms;
  return ANSWERS_WITHIN_MS + 10 * plain;
}

async function storedBytes(): Promise<number> {
  const items = await harness.browser.inExtension(async () =>
    JSON.stringify(await browser.storage.local.get()),
  );
  return items.length;
}

test('30 hostile answers: the background goes on answering, no token is lost, storage hardly grows', async () => {
  // The history is as long as it ever gets.
  for (let times = 0; times < 20; times += 1) await refresh(null);
  const before = await storedBytes();
  expect(HOSTILE).toHaveLength(30);

  for (const hostile of shareOf(HOSTILE)) {
    const { ms, kept } = await quickest(hostile);
    const stored = (await storedTokenSets(harness.browser)).find((set) => set.id === id);
    expect(stored?.refreshToken, hostile.what).toBe(kept);
    const status = JSON.stringify(await shown(harness.browser, LABEL));
    expect(status, hostile.what).not.toContain(kept);
    expect((await storedBytes()) - before, hostile.what).toBeLessThan(MAY_GROW);
    // Last: it may send another token.
    expect(ms, hostile.what).toBeLessThan(await limitBeside(ms));
  }
}, 300_000);
