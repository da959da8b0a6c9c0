import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHandler } from './testing/open-handler.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { json, type ReceivedTokens } from './testing/test-client.ts';

const SET = 'Everything';
/** of the account whose tax type is the first */
const WRITER = 'Catalogue admin';
const HOUR = 3_600_000;

describe('the clock', () => {
  test('moves while the sandbox runs: a token ends, and its successor counts from the new time', async () => {
    const { sandbox, client } = openHandler();
    expect((await client.call(SET, '/api/info/')).status).toBe(200);
    sandbox.clock.advance(11 * HOUR);
    expect((await client.call(SET, '/api/info/')).status).toBe(401);
    await json<ReceivedTokens>(client.refresh(SET));
    expect((await client.call(SET, '/api/info/')).status).toBe(200);
    sandbox.clock.advance(9 * HOUR);
    expect((await client.call(SET, '/api/info/')).status).toBe(200);
    sandbox.clock.setOffset(0);
    expect(sandbox.clock.state()).toMatchObject({ frozen: false, offsetMs: 0 });
  });

  test('stands: nothing is refilled and nothing ends, until it is moved or released', async () => {
    let real = Date.parse('2026-11-24T10:00:00Z');
    const { sandbox, client } = openHandler({ now: () => real, settings: { rateLimit: 2 } });
    const statuses = async (count: number) => {
      const found: number[] = [];
      for (let i = 0; i < count; i += 1) found.push((await client.call(SET, '/api/info/')).status);
      return found;
    };
    sandbox.clock.freeze();
    expect(await statuses(3)).toEqual([200, 200, 429]);
    real += 48 * HOUR;
    expect(await statuses(1)).toEqual([429]);
    sandbox.clock.advance(1_001);
    expect(await statuses(3)).toEqual([200, 200, 429]);

    sandbox.clock.release();
    expect(sandbox.clock.now()).toBe(Date.parse('2026-11-24T10:00:01.001Z'));
    real += 11 * HOUR;
    expect(await statuses(1)).toEqual([401]);
  });

  test('is told by every answer, and by the log and the times of what is written', async () => {
    const { sandbox, client } = await openSandbox();
    const at = Date.parse('2031-05-06T07:08:09.000Z');
    sandbox.clock.freeze(at);
    await client.refresh(WRITER);
    const body = { name: 'Tea', price: '1', tax_type: 1 };
    const made = await client.call(WRITER, '/api/products/', { method: 'POST', body });
    expect(made.headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT');
    expect(made.headers.get('x-sandbox-clock')).toBe('frozen at 2031-05-06T07:08:09.000Z');
    sandbox.clock.advance(1000);
    const delta = await client.call(WRITER, '/api/products/delta/modified/?start_date=2031-05-06T07:08:00Z');
    expect(await json<{ total: number }>(delta)).toMatchObject({ total: 1 });
    expect(sandbox.requests.map((request) => request.at)).toEqual([at, at, at + 1000]);

    sandbox.failNext({}, { kind: 'html' });
    expect((await client.call(WRITER, '/api/products/')).headers.get('date')).toBe(
      'Tue, 06 May 2031 07:08:10 GMT',
    );
    const own = { kind: 'answer', status: 200, headers: { Date: 'Mon, 05 May 2031 00:00:00 GMT' } } as const;
    sandbox.failNext({}, own);
    expect((await client.call(WRITER, '/api/products/')).headers.get('date')).toBe(own.headers.Date);

    sandbox.clock.setOffset(0);
    const real = await client.call(WRITER, '/api/products/');
    expect(Math.abs(Date.parse(real.headers.get('date') ?? '') - Date.now())).toBeLessThan(60_000);
    expect(real.headers.has('x-sandbox-clock')).toBe(false);
  });

  test('is a part of a snapshot', () => {
    const { sandbox } = openHandler();
    sandbox.clock.freeze(1_000_000);
    sandbox.snapshots.save('then');
    sandbox.clock.setOffset(5);
    sandbox.snapshots.load('then');
    expect(sandbox.clock.state()).toEqual({ now: 1_000_000, frozen: true, offsetMs: 0 });
  });

  test('is set by the control API', async () => {
    const { sandbox } = await openSandbox();
    const set = async (change: unknown) => {
      const headers = { 'Content-Type': 'application/json' };
      return fetch(`${sandbox.control}/clock`, { method: 'POST', headers, body: JSON.stringify(change) });
    };
    expect(await (await set({ freeze: 5_000 })).json()).toEqual({ now: 5_000, frozen: true, offsetMs: 0 });
    expect(await (await set({ advanceMs: 250 })).json()).toMatchObject({ now: 5_250 });
    expect(await (await fetch(`${sandbox.control}/clock`)).json()).toMatchObject({
      now: 5_250,
      frozen: true,
    });
    expect(await (await set({ release: true })).json()).toMatchObject({ frozen: false });
    expect(await (await set({ offsetMs: 0 })).json()).toMatchObject({ offsetMs: 0 });
    expect(await (await set({ freeze: true })).json()).toMatchObject({ frozen: true });
    for (const bad of [
      {},
      { freeze: 'now' },
      { freeze: 1e16 },
      { advanceMs: 1.5 },
      { release: true, offsetMs: 0 },
    ]) {
      expect((await set(bad)).status).toBe(400);
    }
  });
});

/** Every way to read the time of the machine, or to wait by it. */
const REAL_TIME =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\bhrtime\b|\bsetTimeout\b|\bsetInterval\b|\bCURRENT_T|'now'/;

/** Who reads it, and why it does not follow the sandbox's clock. */
const READERS: Readonly<Record<string, string>> = {
  'clock.ts': 'the one place for everything that is answered',
  'cli/run-sandbox.ts': 'how long the start took',
  'faults/strike.ts': 'delays of faults',
  'server/connection.ts': 'delays of faults',
  'journal/page-script.ts': 'the page, which asks again after a while',
  'log/request-log.ts': 'the time limit of waitForRequest',
};

test('the real time is read in one place, and by waits that have to last', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'),
  );
  expect(files.length).toBeGreaterThan(120);
  const readers = files.filter((file) =>
    REAL_TIME.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')),
  );
  expect(readers.sort()).toEqual(Object.keys(READERS).sort());
});
