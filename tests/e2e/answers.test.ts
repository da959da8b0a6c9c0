import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultAnswer } from '../../sandbox/faults/fault.ts';
import { errorBody, tokenInvalidBody } from '../../src/inventorum/api-error.ts';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import { fingerprint } from '../../src/oauth/fingerprint.ts';
import type { RefreshState } from '../../src/oauth/refresh-state.ts';
import type { History } from '../../src/storage/public/history.ts';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { clickInList } from './harness/click-in-list.ts';
import { command } from './harness/commands.ts';
import { appInput, credentials } from './harness/credentials.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { messageOf, partOf, waitForState } from './harness/popup.ts';
import { tokenRequests } from './harness/requests.ts';
import { rulesInForce } from './harness/rules-in-force.ts';
import { shareOf } from './harness/share-of.ts';
import { shown } from './harness/shown.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { type StoredTokenSet, storedTokenSets } from './harness/stored.ts';

// Every kind of answer that the token endpoint, or a proxy, gives to a refresh while the access token is still valid:
// what the popup then says, which refresh token is stored, and that the access token is still sent. Answers for a token
// set without an access token are in failures.test.ts, lost answers in kills.test.ts.

const LABEL = 'Warehouse sync';
const SILENT = 'Read only';
const NARROWED = 'Catalogue admin';
const LIFETIME_SECONDS = 36_000;

let harness: Harness;
let popup: Page;
let id: string;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  const tab = await harness.browser.openPage('https://app.inventorum.com/');
  await save(LABEL);
  await save(NARROWED);
  popup = await harness.browser.openPopup(tab);
  await waitForState(popup, LABEL, 'live/idle');
  id = (await shown(harness.browser, LABEL))?.id ?? '';
});

afterAll(() => harness?.close());

async function save(label: string): Promise<void> {
  await command(harness.browser, 'app.add', appInput(harness.sandbox, label));
}

function callOf(tokenSet: string) {
  return { method: 'POST', path: TOKEN_PATH, tokenSet };
}

/** Pastes a new refresh token, which is sent at once; resolves when its answer has been processed. */
async function refresh(row?: Row): Promise<string> {
  harness.sandbox.rotate(LABEL);
  const { refreshToken } = credentials(harness.sandbox, LABEL).tokenSet;
  if (row) {
    harness.sandbox.failNext({ ...callOf(LABEL), times: row.times ?? 1 }, row.answer(refreshToken));
  }
  await command(harness.browser, 'token-set.edit', {
    id,
    tokenSet: { label: LABEL, refreshToken, accessToken: '' },
  });
  const name = await fingerprint(refreshToken);
  await waitUntil('the answer is in the history', async () => (await lastEntry())?.fingerprint === name);
  return refreshToken;
}

async function lastEntry(): Promise<History[number] | undefined> {
  const text = await harness.browser.inExtension(
    async (key) => JSON.stringify(await browser.storage.local.get(key)),
    `history.${id}`,
  );
  return JSON.parse(text)[`history.${id}`]?.value[0];
}

async function stored(): Promise<StoredTokenSet> {
  const found = (await storedTokenSets(harness.browser)).find((set) => set.id === id);
  if (!found) throw new Error('The token set is gone.');
  return found;
}

/** Seconds from the last good answer to the end of the access token. */
async function lifetime(): Promise<number> {
  const { expiresAt, refreshedAt } = (await shown(harness.browser, LABEL)) ?? {};
  return ((expiresAt ?? 0) - (refreshedAt ?? 0)) / 1000;
}

/** Seconds from the last request to the next try; 0 if none is planned. */
async function pause(): Promise<number> {
  const refresh = (await shown(harness.browser, LABEL))?.refresh;
  const at = (await lastEntry())?.at ?? 0;
  return refresh?.state === 'backing off' ? (refresh.until - at) / 1000 : 0;
}

interface Row {
  readonly what: string;
  /** number of requests with that answer; default: 1 */
  readonly times?: number;
  /** `sent`: the refresh token that is sent */
  readonly answer: (sent: string) => FaultAnswer;
  /** refresh state that the card shows */
  readonly state: RefreshState['state'];
  /** the text of the card */
  readonly says: RegExp;
  /** the refresh token that is stored afterwards */
  readonly keeps: 'the one sent' | 'the new one';
  /** the access token that is sent afterwards */
  readonly sends: 'the old one' | 'the new one';
  /** minimum wait until the next try, in seconds */
  readonly waits?: number;
}

const LATER = { state: 'backing off', keeps: 'the one sent', sends: 'the old one' } as const;
const RENEWED = { state: 'idle', says: /^Active$/, keeps: 'the new one', sends: 'the new one' } as const;
const UNUSABLE = {
  state: 'backing off',
  says: /does not follow OAuth/,
  keeps: 'the new one',
  sends: 'the old one',
} as const;
const REJECTED = { state: 'rejected', keeps: 'the one sent', sends: 'the old one' } as const;

function answer(status: number, body: unknown, headers: Record<string, string> = {}): () => FaultAnswer {
  return () => ({ kind: 'answer', status, body, headers });
}

function edit(set: Record<string, unknown>, remove: readonly string[] = []): () => FaultAnswer {
  return () => ({ kind: 'edit', set, remove: [...remove] });
}

const ROWS: readonly Row[] = [
  {
    what: '503 whose body says invalid_grant',
    answer: answer(503, { error: 'invalid_grant' }),
    ...LATER,
    says: /server had an internal error.*503/s,
  },
  {
    what: '500 as a crashed server gives it',
    answer: answer(500, '<!doctype html><h1>Server Error (500)</h1>', { 'Content-Type': 'text/html' }),
    ...LATER,
    says: /server had an internal error.*500/s,
  },
  {
    what: 'a redirect to another host',
    answer: () => ({ kind: 'redirect', status: 307, location: 'https://other.test/landed' }),
    ...LATER,
    says: /redirected and not followed/,
  },
  {
    what: 'an answer that breaks off before the refresh token',
    answer: () => ({ kind: 'truncate', bytes: 20 }),
    ...LATER,
    says: /refresh token is kept/,
  },
  {
    what: 'an answer that breaks off in the middle of the refresh token',
    answer: () => ({ kind: 'truncate', bytes: 120 }),
    ...LATER,
    says: /refresh token is kept/,
  },
  {
    what: 'an answer that breaks off right after the refresh token',
    // With a delay: Chromium may discard what arrived right before a connection ended.
    answer: () => ({ kind: 'truncate', bytes: 170, afterMs: 300 }),
    ...UNUSABLE,
  },
  {
    what: 'five megabytes of something else',
    answer: () => ({ kind: 'huge', bytes: 5_000_000 }),
    ...LATER,
    says: /refresh token is kept/,
  },
  {
    what: '200 with the page of a captive portal',
    answer: () => ({ kind: 'html' }),
    ...LATER,
    says: /web page came back instead of a token/,
  },
  {
    what: '200 without a refresh token',
    answer: edit({}, ['refresh_token']),
    ...RENEWED,
    keeps: 'the one sent',
  },
  {
    what: '200 with the refresh token that was sent',
    answer: (sent) => edit({ refresh_token: sent })(),
    ...RENEWED,
    keeps: 'the one sent',
  },
  {
    what: '200 with an empty refresh token',
    answer: edit({ refresh_token: '' }),
    ...RENEWED,
    keeps: 'the one sent',
  },
  { what: '200 with an empty access token', answer: edit({ access_token: '' }), ...UNUSABLE },
  {
    what: '200 with two empty tokens',
    answer: edit({ access_token: '', refresh_token: '' }),
    ...UNUSABLE,
    keeps: 'the one sent',
  },
  { what: '200 with another token_type', answer: edit({ token_type: 'mac' }), ...UNUSABLE },
  { what: '200 without token_type', answer: edit({}, ['token_type']), ...UNUSABLE },
  { what: '200 with token_type in small letters', answer: edit({ token_type: 'bearer' }), ...RENEWED },
  {
    what: '200 as text/html with good JSON in it',
    answer: () => ({ kind: 'content type', value: 'text/html' }),
    ...RENEWED,
  },
  { what: '200 that lives for "soon"', answer: edit({ expires_in: 'soon' }), ...RENEWED },
  { what: '200 that lives for 0 s', answer: edit({ expires_in: 0 }), ...RENEWED },
  { what: '200 that lives for -5 s', answer: edit({ expires_in: -5 }), ...RENEWED },
  { what: '200 that lives for 30 years', answer: edit({ expires_in: 946_080_000 }), ...RENEWED },
  { what: '200 without expires_in', answer: edit({}, ['expires_in']), ...RENEWED },
  {
    what: '400 unsupported_grant_type',
    answer: answer(400, { error: 'unsupported_grant_type' }),
    ...LATER,
    says: /400 unsupported_grant_type/,
  },
  {
    what: '404',
    answer: answer(404, errorBody('common.not_found', 'Not found.')),
    ...LATER,
    says: /404/,
  },
  {
    what: '403 with the code of a dead refresh token',
    answer: answer(403, { error: 'invalid_grant' }),
    ...REJECTED,
    says: /no longer accepts this refresh token.*invalid_grant/s,
  },
  {
    what: '429 with Retry-After in seconds',
    answer: answer(429, '', { 'Retry-After': '1800' }),
    ...LATER,
    says: /reports too many requests/,
    waits: 1790,
  },
  {
    what: '429 with Retry-After as a date',
    answer: () => answer(429, '', { 'Retry-After': new Date(Date.now() + 7_200_000).toUTCString() })(),
    ...LATER,
    says: /reports too many requests/,
    waits: 7190,
  },
  {
    what: '400 invalid_grant',
    answer: answer(400, { error: 'invalid_grant' }),
    ...REJECTED,
    says: /no longer accepts this refresh token.*access token works until.*invalid_grant/s,
  },
  {
    what: "401 token.invalid, the API's own form",
    answer: answer(401, tokenInvalidBody()),
    ...REJECTED,
    says: /no longer accepts this refresh token.*access token works until.*token\.invalid/s,
  },
  {
    what: '401 invalid_client',
    answer: answer(401, { error: 'invalid_client' }),
    ...LATER,
    state: 'wrong client',
    says: /client id or secret is wrong/,
  },
  {
    what: 'a connection that is reset',
    // Both browsers resend a request themselves if a connection that they had used before is reset.
    times: 3,
    answer: () => ({ kind: 'reset', when: 'before the work' }),
    ...LATER,
    says: /cannot be reached/,
  },
];

// The silence is ended by the last test, and lasts as long as those between.
test('while no answer comes, the card says that the token is being refreshed', async () => {
  harness.sandbox.failNext(callOf(SILENT), { kind: 'hold', when: 'before the work' });
  await save(SILENT);
  await waitForState(popup, SILENT, 'none/in flight');
});

test.each(shareOf(ROWS).map((row) => [row.what, row] as const))(
  '%s, while the access token lives',
  async (_what, row) => {
    await refresh();
    await waitForState(popup, LABEL, 'live/idle');
    const before = await stored();

    const sent = await refresh(row);

    await waitForState(popup, LABEL, `live/${row.state}`);
    expect(await messageOf(popup, id)).toMatch(row.says);
    const newest = credentials(harness.sandbox, LABEL).tokenSet;
    const after = await stored();
    expect(after.refreshToken).toBe(row.keeps === 'the one sent' ? sent : newest.refreshToken);
    expect(after.accessToken).toBe(row.sends === 'the old one' ? before.accessToken : newest.accessToken);
    await rulesInForce(harness.browser, { authorization: `Bearer ${after.accessToken}` });
    expect(await lifetime()).toBe(LIFETIME_SECONDS);
    expect(await pause()).toBeGreaterThanOrEqual(row.waits ?? (row.state === 'backing off' ? 60 : 0));
  },
);

test('200 with a narrower scope: the card says what was taken away, until the user has read it', async () => {
  await waitForState(popup, NARROWED, 'live/idle');
  const { scope = [], id: narrowed = '' } = (await shown(harness.browser, NARROWED)) ?? {};
  const [kept = '', ...others] = scope ?? [];
  harness.sandbox.grant(NARROWED, kept);

  // On a quick machine the first refresh was less than five seconds ago, and another one is refused until then.
  await waitUntil('it may be refreshed again', async () => {
    await command(harness.browser, 'token-set.refresh', { id: narrowed });
    return true;
  });

  const says = await popup.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText,
    partOf(narrowed, 'scope-withdrawn'),
  );
  expect(others).not.toEqual([]);
  for (const name of others) expect(says).toContain(name);
  const { accessToken } = credentials(harness.sandbox, NARROWED).tokenSet;
  expect((await storedTokenSets(harness.browser)).map((set) => set.accessToken)).toContain(accessToken);

  await clickInList(popup, partOf(narrowed, 'dismiss-withdrawn'));
  await popup.waitFor((css) => !document.querySelector(css), partOf(narrowed, 'scope-withdrawn'));
});

test('an answer that does not come within 25 s is asked for once more at once', async () => {
  const asked = () => tokenRequests(harness.sandbox).filter(({ tokenSet }) => tokenSet === SILENT);
  await waitUntil('it is asked for again', () => asked().length > 1);
  await waitForState(popup, SILENT, 'live/idle');
  const [first, second] = asked();
  expect(asked()).toHaveLength(2);
  expect(new URLSearchParams(second?.body).get('refresh_token')).toBe(
    new URLSearchParams(first?.body).get('refresh_token'),
  );
});
