import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import LibSql from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MINIMUM_VERSION, NEWEST_VERSION } from '../src/inventorum/versions.ts';
import { MIGRATIONS } from './database/migrations.ts';
import { openDatabase } from './database/open-database.ts';
import { ROUTES } from './resources/routes.ts';
import { makeWorld, TESTER } from './testing/make-world.ts';
import { type OpenHandler, openHandler } from './testing/open-handler.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { json, type ReceivedTokens } from './testing/test-client.ts';

const VERSIONS = Array.from({ length: NEWEST_VERSION - MINIMUM_VERSION + 1 }, (_, i) =>
  String(MINIMUM_VERSION + i),
);
const LABELS = ['Warehouse sync', 'Read only', TESTER, 'Shop export', 'Everything', 'Everything, as staff'];
const READS = ROUTES.filter(({ method }) => method === 'GET').map(({ template }) => template);
const WRITES = ROUTES.filter(({ method }) => method !== 'GET');

function pathOf(template: string, id: number): string {
  return `/api${template.replaceAll(/\{\w+\}/g, String(id))}`;
}

/** Status and body of every read in every version, and what each token may do. */
async function everything({ client, sandbox }: OpenHandler): Promise<readonly string[]> {
  const seen: string[] = [JSON.stringify(sandbox.accounts), JSON.stringify(sandbox.settings)];
  const living = new Set(
    sandbox.accounts
      .flatMap(({ apps }) => apps.flatMap(({ tokenSets }) => tokenSets))
      .map(({ label }) => label),
  );
  const look = async (label: string, address: string, version: string) => {
    if (!living.has(label)) return;
    const answer = await client.call(label, address, { headers: { 'X-Api-Version': version } });
    seen.push(`${label} ${address} ${version}: ${answer.status} ${await answer.text()}`);
  };
  for (const template of READS) {
    for (const version of VERSIONS) await look(TESTER, pathOf(template, 1), version);
    for (const label of LABELS) await look(label, pathOf(template, 2), '12');
  }
  return seen;
}

const WRITE = fc.record({
  kind: fc.constant('write' as const),
  route: fc.constantFrom(...WRITES),
  id: fc.integer({ min: 1, max: 4 }),
  body: fc.constantFrom(
    { name: 'Jasmine' },
    { name: 'Oolong', price: '3', tax_type: 1 },
    {},
    { quantity: '2' },
  ),
});
const OTHER = fc.record({
  kind: fc.constantFrom('refresh', 'revoke', 'grant', 'rotate', 'settings', 'scopes', 'remove'),
  label: fc.constantFrom(...LABELS),
});

type Step = (typeof WRITE extends fc.Arbitrary<infer T> ? T : never) | { kind: string; label: string };

async function play({ client, sandbox }: OpenHandler, step: Step): Promise<void> {
  if ('route' in step) {
    const { method, template } = step.route;
    await client.call(TESTER, pathOf(template, step.id), { method, body: step.body });
    return;
  }
  const { label } = step;
  const acts: Readonly<Record<string, () => unknown>> = {
    refresh: () => client.refresh(label),
    revoke: () => sandbox.revoke(label),
    grant: () => sandbox.grant(label, 'products:read'),
    rotate: () => sandbox.rotate(label),
    settings: () => sandbox.configure({ tokenErrors: 'envelope', oldAccessToken: 'lives' }),
    scopes: () => sandbox.changeScope('GET', '/products/', null),
    remove: () => sandbox.remove('token set', label),
  };
  try {
    await acts[step.kind]?.();
  } catch {
    // A token set that is gone, or revoked, has nothing to act on.
  }
}

const NOW = Date.parse('2026-11-24T10:00:00Z');

describe('a snapshot', () => {
  test('gives back every body to the byte, whatever was written since', async () => {
    const opened = openHandler({ now: () => NOW });
    await makeWorld(opened);
    const { sandbox } = opened;
    sandbox.snapshots.save('clean');
    const before = await everything(opened);
    expect(new Set(before).size).toBeGreaterThan(150);
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(WRITE, OTHER), { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const step of steps) await play(opened, step);
        const after = await everything(opened);
        if (after.some((each, i) => each !== before[i])) changed += 1;
        sandbox.snapshots.load('clean');
        expect(await everything(opened)).toEqual(before);
      }),
      { numRuns: 5, seed: 21 },
    );
    // Otherwise nothing would have been given back.
    expect(changed).toBeGreaterThan(2);
  }, 120_000);

  test('tokens of that moment live again, and those issued since are dead', async () => {
    const opened = openHandler();
    const { sandbox, client, send } = opened;
    const then = client.tokenSet('Read only');
    sandbox.snapshots.save('clean');
    const issued = await json<ReceivedTokens>(client.refresh('Read only'));
    const status = async (token: string) =>
      (await send('/api/products/', { headers: { Authorization: `Bearer ${token}` } })).status;
    expect([await status(then.accessToken), await status(issued.access_token)]).toEqual([401, 200]);

    sandbox.snapshots.load('clean');

    expect([await status(then.accessToken), await status(issued.access_token)]).toEqual([200, 401]);
    const refused = await client.refresh('Read only', issued.refresh_token);
    expect([refused.status, await refused.json()]).toEqual([400, { error: 'invalid_grant' }]);
    expect((await client.refresh('Read only', then.refreshToken)).status).toBe(200);
    // A search for leaks must also find what was issued in between.
    expect(sandbox.secrets.map(({ value }) => value)).toContain(issued.refresh_token);
  });

  test('ids go on from where they were', async () => {
    const { sandbox, client } = openHandler();
    const post = async () => {
      const body = { name: 'Tea', price: '10', tax_type: 1 };
      return (await json<{ id: number }>(client.call(TESTER, '/api/products/', { method: 'POST', body }))).id;
    };
    sandbox.snapshots.save('clean');
    const first = await post();
    sandbox.snapshots.load('clean');
    expect(await post()).toBe(first);
  });

  test('reset is the way back to the start, also before anything has changed', async () => {
    const opened = openHandler({ now: () => NOW });
    const { sandbox, client } = opened;
    sandbox.snapshots.reset();
    const before = await everything(opened);
    await client.refresh('Everything');
    await client.call(TESTER, '/api/products/', {
      method: 'POST',
      body: { name: 'Tea', price: '1', tax_type: 1 },
    });
    sandbox.changeScope('GET', '/taxes/', null);
    sandbox.failNext({}, { kind: 'html' });
    sandbox.snapshots.reset();
    expect(sandbox.requests).toEqual([]);
    expect(await everything(opened)).toEqual(before);
  });

  test.each(['', '../x', 'a/b', '.', 'a b', 'x'.repeat(65)])('is not saved as %j', (name) => {
    const { sandbox } = openHandler();
    expect(() => sandbox.snapshots.save(name)).toThrow('letters, digits');
    expect(() => sandbox.snapshots.load(name)).toThrow('There is no snapshot');
    expect(sandbox.snapshots.delete(name)).toBe(false);
  });
});

function folderOf(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('beside a data file', () => {
  test('snapshots outlive the process', async () => {
    const dataFile = path.join(folderOf(), 'shop.db');
    const first = await openSandbox({ dataFile });
    const { accessToken } = first.client.tokenSet('Read only');
    first.sandbox.snapshots.save('clean');
    await first.client.refresh('Read only');
    await first.sandbox.close();

    const second = await openSandbox({ dataFile });
    expect(second.sandbox.snapshots.list()).toMatchObject([{ name: 'clean' }]);
    second.sandbox.snapshots.load('clean');
    expect(second.client.tokenSet('Read only').accessToken).toBe(accessToken);
    expect(second.sandbox.snapshots.delete('clean')).toBe(true);
    expect(readdirSync(`${dataFile}.snapshots`)).toEqual([]);
  });

  test('a copy of a newer version is refused, and nothing has changed', () => {
    const { sandbox } = openHandler();
    const before = JSON.stringify(sandbox.accounts);
    const folder = folderOf();
    const newer = path.join(folder, 'newer.db');
    openDatabase(newer).close();
    const raw = new LibSql(newer);
    raw.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    raw.close();
    expect(() => openDatabase(newer)).toThrow('Use a newer sandbox');
    expect(JSON.stringify(sandbox.accounts)).toBe(before);
  });

  test('a file of an older version is migrated, and a copy of it stays', () => {
    const file = path.join(folderOf(), 'old.db');
    const old = new LibSql(file);
    old.exec(`${MIGRATIONS[0]}; INSERT INTO meta VALUES ('seed', 'x'); PRAGMA user_version = 1`);
    old.close();
    openDatabase(file).close();
    const kept = new LibSql(`${file}.v1`);
    expect(kept.prepare('SELECT value FROM meta').get()).toMatchObject({ value: 'x' });
    expect(kept.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 1 });
    kept.close();
  });
});

test('the control API saves, lists, loads, deletes and resets', async () => {
  const { sandbox, client } = await openSandbox();
  const send = (method: string, address: string) => fetch(sandbox.control + address, { method });
  const { accessToken } = client.tokenSet('Read only');
  expect(await (await send('PUT', '/snapshots/clean')).json()).toMatchObject({ name: 'clean' });
  await client.refresh('Read only');
  expect(await (await send('GET', '/snapshots')).json()).toMatchObject([{ name: 'clean' }]);
  expect((await send('POST', '/snapshots/clean/load')).status).toBe(204);
  expect(client.tokenSet('Read only').accessToken).toBe(accessToken);
  await client.refresh('Read only');
  expect((await send('POST', '/reset')).status).toBe(204);
  expect(client.tokenSet('Read only').accessToken).toBe(accessToken);
  expect((await send('DELETE', '/snapshots/clean')).status).toBe(204);
  expect((await send('DELETE', '/snapshots/clean')).status).toBe(404);
  expect((await send('POST', '/snapshots/clean/load')).status).toBe(404);
  expect((await send('PUT', '/snapshots/a.b')).status).toBe(409);
});
