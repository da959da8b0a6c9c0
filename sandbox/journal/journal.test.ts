import { describe, expect, test } from 'vitest';
import { drawCalls, seededRandom } from '../../tests/advice/draw-calls.ts';
import { recordSession } from '../../tests/advice/record-session.ts';
import { runProgram } from '../../tools/run-program.ts';
import { type OpenSandbox, openSandbox } from '../testing/open-sandbox.ts';
import type { JournalReport } from './report.ts';

const SET = 'Warehouse sync';
const PRODUCTS = '/api/products/';
const HOUR = 3_600_000;

/** The page's texts of the newest call, as a reader sees them: without markup. */
async function newestCard({ sandbox }: OpenSandbox, language = 'en'): Promise<string> {
  const page = await fetch(`${sandbox.control}/?language=${language}`, { headers: { Accept: 'text/html' } });
  expect(page.status).toBe(200);
  const item = (await page.text()).split('<li id="call-').at(-1) ?? '';
  const [card = ''] = item.split('<details class="answer"');
  const marks: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" };
  return card
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (_, name: string) => marks[name] ?? '')
    .replace(/\s+/g, ' ');
}

/** A call that fails, by its planted reason. */
interface Planted {
  readonly plant: (open: OpenSandbox) => Promise<unknown>;
  readonly english: RegExp;
  readonly german: RegExp;
}

const PLANTED: Readonly<Record<string, Planted>> = {
  'a wrong scope': {
    plant: ({ client }) => client.call('Read only', PRODUCTS, { method: 'POST', body: {} }),
    english:
      /may not create products.*Needed products:create.*Missing products:create.*Granted orders:read products:read.*Token sets that have it Catalogue admin/,
    german: /darf keine Produkte anlegen.*Es fehlt products:create/,
  },
  'a dead token': {
    plant: async ({ sandbox, client }) => {
      const { accessToken } = client.tokenSet(SET);
      sandbox.rotate(SET);
      await client.call(SET, PRODUCTS, { headers: { Authorization: `Bearer ${accessToken}` } });
    },
    english:
      /access token was replaced at \d\d:\d\d.*replaced by a refresh at \d\d:\d\d\. Use the newest one/,
    german: /wurde um \d\d:\d\d ersetzt.*durch Erneuern ersetzt/,
  },
  'another account': {
    plant: async ({ sandbox, client }) => {
      const other = sandbox.accounts[1]?.name;
      expect(other).toBe('Fahrrad Fuchs');
      const { data } = await (await client.call('Everything', `${PRODUCTS}?limit=1`)).json();
      await client.call(SET, `${PRODUCTS}${data[0].id}/`);
    },
    english:
      /nothing at this address.*belongs to the account “Fahrrad Fuchs”; this token is one of “Teehaus Lindenblüte”/,
    german: /gehört zum Konto „Fahrrad Fuchs“; dieses Token gehört zu „Teehaus Lindenblüte“/,
  },
  'a role': {
    plant: ({ client }) => client.call('Everything, as staff', PRODUCTS, { method: 'POST', body: {} }),
    english:
      /user of this token lacks a permission.*acts for sven@fahrrad-fuchs.test, whose role \(staff\) lacks the permission can_edit_product/,
    german:
      /handelt für sven@fahrrad-fuchs.test; dessen Rolle \(Personal\) fehlt die Berechtigung can_edit_product/,
  },
  'a version': {
    plant: ({ client }) => client.call(SET, PRODUCTS, { headers: { 'X-Api-Version': '2' } }),
    english: /refuses the API version.*Sent: 2\. The documentation names versions/,
    german: /lehnt die API-Version ab.*Gesendet: 2\./,
  },
  'a slash': {
    plant: ({ sandbox }) =>
      fetch(`${sandbox.http}/api/products`, { method: 'POST', body: '{}', redirect: 'manual' }),
    english: /path lacks its final slash.*turns this call into a GET and its body is lost.*\/api\/products\//,
    german: /Dem Pfad fehlt der Schrägstrich am Ende/,
  },
  'a rate limit': {
    plant: async ({ sandbox, client }) => {
      sandbox.configure({ rateLimit: 2 });
      sandbox.clock.freeze();
      for (let i = 0; i < 3; i += 1) await client.call(SET, PRODUCTS);
    },
    english:
      /Too many calls.*allows 2 calls a second per token.*The clock stands, so the limit does not refill/,
    german: /Zu viele Aufrufe.*erlaubt 2 Aufrufe je Sekunde und Token/,
  },
  'a fault': {
    plant: async ({ sandbox, client }) => {
      sandbox.failNext({ path: PRODUCTS }, { kind: 'answer', status: 502 });
      await client.call(SET, PRODUCTS);
    },
    english:
      /gateway could not reach the API.*Fault 1 struck: a fixed answer\. The API itself did not refuse it/,
    german: /Störung 1 wurde ausgelöst: eine feste Antwort/,
  },
  'a fault that was asked for': {
    plant: ({ client }) => client.call(SET, PRODUCTS, { headers: { 'X-Sandbox-Fault': 'server-error' } }),
    english:
      /The request asked for this by X-Sandbox-Fault: a fixed answer\. The API itself did not refuse it/,
    german: /Die Anfrage hat das mit X-Sandbox-Fault verlangt: eine feste Antwort/,
  },
  'an unknown endpoint': {
    plant: ({ client }) => client.call(SET, '/api/product/'),
    english: /nothing at this address.*The API has no such endpoint\. Written alike: \/api\/products\//,
    german: /Einen solchen Endpunkt hat die API nicht\. Ähnlich geschrieben: \/api\/products\//,
  },
  'the clock': {
    plant: async ({ sandbox, client }) => {
      sandbox.clock.advance(11 * HOUR);
      await client.call(SET, PRODUCTS);
    },
    english:
      /access token expired at.*It expired at .*The sandbox’s clock showed .* then: 11 hr ahead of the real time\./,
    german: /Die Uhr der Sandbox zeigte dabei .*: 11 Std\. vor/,
  },
};

describe('the page says why', () => {
  test.each(Object.entries(PLANTED))('%s', async (_name, { plant, english, german }) => {
    const open = await openSandbox();
    await plant(open);
    expect(await newestCard(open)).toMatch(english);
    expect(await newestCard(open, 'de')).toMatch(german);
  });

  test.each([
    ['a role', /not documented/],
    ['an unknown endpoint', /belongs to another account/],
    ['a fault', /proxy before the API/],
    ['a dead token', /Repeat the call/],
  ])('of %s it gives no guess of the panel beside it', async (name, guess) => {
    const open = await openSandbox();
    await PLANTED[name]?.plant(open);
    expect(await newestCard(open)).not.toMatch(guess);
  });

  test('a connection that a fault cut', async () => {
    const open = await openSandbox();
    open.sandbox.failNext({}, { kind: 'drop' });
    await open.client.call(SET, PRODUCTS).catch(() => undefined);
    expect(await newestCard(open)).toMatch(
      /cut off .*No answer reached.*Fault 1 struck: the connection was ended/,
    );
  });

  test('a refresh token that was used already', async () => {
    const open = await openSandbox();
    const { refreshToken } = open.client.tokenSet(SET);
    await open.client.refresh(SET);
    await open.client.refresh(SET, refreshToken);
    expect(await newestCard(open)).toMatch(/refuses this refresh token.*was used at \d\d:\d\d already/);
  });

  test('a client secret that is wrong, without a word of the extension', async () => {
    const open = await openSandbox();
    const { clientId } = open.client.app('Locamo.de connector');
    await fetch(`${open.sandbox.http}/api/auth/token/`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${clientId}:wrong`)}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'any' }),
    });
    const card = await newestCard(open);
    expect(card).toMatch(/refuses this client.*No app of this sandbox has this client id and secret/);
    expect(card).not.toMatch(/popup/);
  });

  test('a token that a loaded snapshot has made unknown', async () => {
    const open = await openSandbox();
    open.sandbox.snapshots.save('clean');
    await open.client.refresh(SET);
    const { accessToken } = open.client.tokenSet(SET);
    open.sandbox.snapshots.load('clean');
    await open.client.call(SET, PRODUCTS, { headers: { Authorization: `Bearer ${accessToken}` } });
    expect(await newestCard(open)).toMatch(
      /does not accept this access token.*since then a snapshot was loaded/,
    );
  });

  test('what the control API changed', async () => {
    const open = await openSandbox();
    const evidence = {
      legacy: null,
      rightEvidence: 'assumed',
      legacyEvidence: 'assumed',
      source: 'test',
    } as const;
    open.sandbox.changeScope('GET', '/products/', { right: 'stock:read', ...evidence });
    await open.client.call(SET, PRODUCTS);
    expect(await newestCard(open)).toMatch(/The control API changed what this endpoint needs: stock:read/);
  });
});

test('a call’s time is in the time zone of its sentence', async () => {
  const script = `
    import { startSandbox } from './sandbox/start-sandbox.ts';
    const sandbox = await startSandbox({ now: () => Date.UTC(2026, 2, 1, 20, 15, 30) });
    const { label, accessToken } = sandbox.accounts[0].apps[0].tokenSets[0];
    sandbox.rotate(label);
    await fetch(sandbox.http + '/api/products/', { headers: { Authorization: 'Bearer ' + accessToken } });
    const headers = { Accept: 'text/html' };
    console.log(await (await fetch(sandbox.control + '/?language=en', { headers })).text());
    await sandbox.close();
  `;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout, output } = await runProgram(process.execPath, args, { env: { TZ: 'Asia/Tokyo' } });
  expect(stdout, output).toMatch(/>05:15:30<\/time>.*replaced at 05:15/s);
});

test('the journal gives the verdicts of the panel for 300 calls', async () => {
  const { sandbox } = await openSandbox();
  sandbox.failNext({ path: '/api/taxes/', times: 3 }, { kind: 'html', status: 502 });
  const sets = [SET, 'Read only', 'Catalogue admin', 'Shop export', 'Everything', null];
  const panel = await recordSession(sandbox, drawCalls(300, sets, seededRandom(20_261_129)));
  const journal = (await (await fetch(`${sandbox.control}/journal`)).json()) as readonly JournalReport[];
  expect(journal.map(({ verdict }) => verdict)).toEqual(panel.map(({ diagnosis }) => diagnosis.verdict.kind));
  expect(new Set(journal.map(({ verdict }) => verdict)).size).toBeGreaterThan(5);
});

test('no secret is on the page, in its stream, or in the journal, wherever a client put it', async () => {
  const { sandbox, client } = await openSandbox();
  const { accessToken, refreshToken } = client.tokenSet(SET);
  const { clientSecret } = client.app('Locamo.de connector');
  await client.call(SET, `/api/nowhere/${accessToken}/?q=${refreshToken}&api_key=hunter2hunter2`, {
    method: 'POST',
    body: { refresh_token: 'foreignforeign', note: clientSecret, name: '<img src=x onerror=alert(1)>' },
    headers: { 'X-Api-Version': accessToken, Cookie: 'sn=abcdefabcdef' },
  });
  await client.call(SET, PRODUCTS, { headers: { 'X-Api-Version': accessToken } });
  await client.refresh(SET, refreshToken);
  await client.refresh(SET, refreshToken);
  sandbox.failNext(
    {},
    { kind: 'answer', status: 400, body: { access_token: 'plantedplanted', note: clientSecret } },
  );
  await client.call(SET, PRODUCTS);
  const reads = ['/', '/?language=de', '/journal', '/requests'].map(async (path) =>
    (
      await fetch(sandbox.control + path, { headers: { Accept: path.length > 2 ? '*/*' : 'text/html' } })
    ).text(),
  );
  const text = (await Promise.all(reads)).join('\n');
  const planted = ['hunter2hunter2', 'foreignforeign', 'abcdefabcdef', 'plantedplanted'];
  const secrets = [...planted.map((value) => ({ name: value, value })), ...sandbox.secrets];
  const page = await (await fetch(sandbox.control, { headers: { Accept: 'text/html' } })).text();
  expect(secrets.filter(({ value }) => page.includes(value)).map(({ name }) => name)).toEqual([]);
  expect(sandbox.secrets.filter(({ value }) => text.includes(value)).map(({ name }) => name)).toEqual([]);
  expect(page).not.toContain('<img');
});

test('“answer so next time” is a fault: what the page sends works, and the page says so', async () => {
  const open = await openSandbox();
  const { sandbox, client } = open;
  const own = {
    Origin: new URL(sandbox.control).origin,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
  };
  const body = {
    match: { method: 'GET', path: PRODUCTS },
    answer: { kind: 'answer', status: 418, body: { a: 1 } },
  };
  const made = await fetch(`${sandbox.control}/faults`, {
    method: 'POST',
    headers: own,
    body: JSON.stringify(body),
  });
  expect(made.status).toBe(201);
  const state = await (await fetch(`${sandbox.control}/journal/state`)).text();
  expect(state).toMatch(/GET \/api\/products\/: a fixed answer/);
  expect(state).toContain('data-fault="1"');
  const answer = await client.call(SET, PRODUCTS);
  expect([answer.status, await answer.json()]).toEqual([418, { a: 1 }]);
  expect(await (await fetch(`${sandbox.control}/journal/state`)).text()).toMatch(
    /every call gets the real answer/,
  );
  sandbox.clock.freeze(Date.UTC(2026, 11, 24));
  expect(await (await fetch(`${sandbox.control}/journal/state?language=de`)).text()).toMatch(
    /Die Uhr der Sandbox steht auf 2026-12-24T00:00:00Z/,
  );
});

describe('sandbox.expect', () => {
  test('gives the newest request that fits', async () => {
    const { sandbox, client } = await openSandbox();
    await client.call(SET, `${PRODUCTS}?limit=1`);
    await client.call('Catalogue admin', PRODUCTS, {
      method: 'POST',
      body: { name: 'Tea', price: '10', tax_type: 1, attributes: { color: ['red'] } },
    });
    expect(sandbox.expect({ path: PRODUCTS, query: { limit: '1' } })).toMatchObject({ method: 'GET' });
    expect(sandbox.expect({ path: '/api/*' })).toMatchObject({ method: 'POST' });
    const body = { name: 'Tea', attributes: { color: ['red'] } };
    const expected = {
      method: 'POST',
      body,
      status: 200,
      verdict: 'ok',
      tokenSet: 'Catalogue admin',
    } as const;
    expect(sandbox.expect({ ...expected, headers: { 'content-type': /json/ }, times: 1 })?.status).toBe(200);
    expect(sandbox.expect({ method: 'DELETE', times: 0 })).toBeUndefined();
  });

  test('a failure names the nearest miss, what differs, and why it was answered so', async () => {
    const { sandbox, client } = await openSandbox();
    await client.call(SET, '/api/orders/');
    await client.call('Read only', PRODUCTS, { method: 'POST', body: { name: 'Tea', price: '10' } });
    const wanted = { method: 'POST', path: PRODUCTS, body: { name: 'Tea', price: '12' }, status: 201 };
    expect(() => sandbox.expect(wanted)).toThrow(
      `Expected a request like {"method":"POST","path":"/api/products/","body":{"name":"Tea","price":"12"},"status":201}, but none came (of 2 requests in all).
The nearest is call 2: POST /api/products/ 403 (Read only)
  status: expected 201, was 403
  body: expected {"name":"Tea","price":"12"}, was "{\\"name\\":\\"Tea\\",\\"price\\":\\"10\\"}"
Why it was answered so:
  This token may not create products
  Needed: products:create (inferred, not documented), for apps from before 2019: products (documented)
  Missing: products:create`,
    );
  });

  test('a failure of a number lists what came', async () => {
    const { sandbox, client } = await openSandbox();
    expect(() => sandbox.expect({})).toThrow(
      'Expected a request like {}, but none came (of 0 requests in all).',
    );
    await client.call(SET, PRODUCTS);
    await client.call(SET, PRODUCTS);
    expect(() => sandbox.expect({ path: PRODUCTS, times: 1 })).toThrow(
      /Expected 1 requests? like .*, but 2 came:\n {2}call 1: GET \/api\/products\/ 200 \(Warehouse sync\)\n {2}call 2/,
    );
    expect(() => sandbox.expect({ path: PRODUCTS, times: 3 })).toThrow('Expected 3 requests like');
    expect(() => sandbox.expect({ path: PRODUCTS, times: 0 })).toThrow('but 2 came');
  });

  test('a failure holds no secret, not even one that the test named', async () => {
    const { sandbox, client } = await openSandbox();
    const { accessToken, refreshToken } = client.tokenSet(SET);
    await client.refresh(SET);
    await client.call(SET, PRODUCTS);
    let message = '';
    try {
      sandbox.expect({
        path: PRODUCTS,
        headers: { authorization: `Bearer ${accessToken}` },
        query: { token: refreshToken },
        body: { refresh_token: refreshToken },
      });
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('header authorization: expected "Bearer <access token 1 of "Warehouse sync">"');
    expect(sandbox.secrets.filter(({ value }) => message.includes(value))).toEqual([]);
  });
});
