import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import LibSql from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from './database/migrations.ts';
import { openSandbox } from './testing/open-sandbox.ts';

const SET = 'Catalogue admin';
const READS = [
  '/api/products/',
  '/api/products/1/',
  '/api/orders/',
  '/api/taxes/',
  '/api/info/',
  '/api/customers/',
];

function folderOf(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function everything({ client, sandbox }: Awaited<ReturnType<typeof openSandbox>>) {
  const { clockShiftMs: _, ...settings } = sandbox.settings;
  const answers = READS.map(async (address) => {
    const answer = await client.call('Warehouse sync', address);
    return `${answer.status} ${(await answer.text()).replaceAll(sandbox.http, '')}`;
  });
  return [JSON.stringify([sandbox.accounts, settings]), ...(await Promise.all(answers))];
}

test('an exported state answers the same in the next sandbox; tokens issued since are dead', async () => {
  const file = path.join(folderOf(), 'state.db');
  const first = await openSandbox({ exportTo: file });
  await first.client.call(SET, '/api/products/', {
    method: 'POST',
    body: { name: 'Tea', price: '10', tax_type: 1 },
  });
  await first.client.refresh('Read only');
  first.sandbox.configure({ graceSeconds: 7 });
  const evidence = {
    legacy: null,
    rightEvidence: 'assumed',
    legacyEvidence: 'assumed',
    source: 'test',
  } as const;
  first.sandbox.changeScope('GET', '/taxes/', { right: 'stock:read', ...evidence });
  const before = await everything(first);
  expect(before[4]).toMatch(/^403 /);
  await first.sandbox.close();
  await first.sandbox.close();
  const written = readFileSync(file);

  const second = await openSandbox({ importFrom: file });
  expect(await everything(second)).toEqual(before);
  await second.client.refresh(SET);
  const { accessToken } = second.client.tokenSet(SET);
  // A start's own options go before the imported settings.
  const third = await openSandbox({ importFrom: file, settings: { graceSeconds: 9 } });
  const headers = { Authorization: `Bearer ${accessToken}` };
  expect((await fetch(`${third.sandbox.http}/api/products/`, { headers })).status).toBe(401);
  expect(third.sandbox.settings.graceSeconds).toBe(9);
  // A reset goes back to what was imported.
  await third.client.refresh(SET);
  third.sandbox.snapshots.reset();
  third.sandbox.configure({ graceSeconds: 7 });
  expect(await everything(third)).toEqual(before);
  expect(readFileSync(file)).toEqual(written);
});

test('a data file is imported while a sandbox uses it, and a snapshot by its name; what it replaces stays', async () => {
  const dataFile = path.join(folderOf(), 'shop.db');
  const user = await openSandbox({ dataFile });
  user.sandbox.snapshots.save('clean');
  await user.client.refresh(SET);
  const { accessToken } = user.client.tokenSet(SET);
  const copy = await openSandbox({ importFrom: dataFile });
  expect(copy.client.tokenSet(SET).accessToken).toBe(accessToken);
  await user.sandbox.close();

  const clean = await openSandbox({ dataFile, importFrom: 'clean' });
  expect(clean.client.tokenSet(SET).accessToken).not.toBe(accessToken);
  expect(clean.sandbox.snapshots.list().map(({ name }) => name)).toEqual(['before-import', 'clean']);
  clean.sandbox.snapshots.load('before-import');
  expect(clean.client.tokenSet(SET).accessToken).toBe(accessToken);
});

/** A data file in which SQL was run. */
async function dataFileWith(folder: string, sql: string): Promise<string> {
  const file = path.join(folder, 'made.db');
  await (await openSandbox({ dataFile: file })).sandbox.close();
  const raw = new LibSql(file);
  raw.exec(`${sql}; PRAGMA wal_checkpoint(TRUNCATE)`);
  raw.close();
  return file;
}

test('an earlier version is migrated, and its file stays as it was', async () => {
  const file = path.join(folderOf(), 'old.db');
  const old = new LibSql(file);
  old.exec(`${MIGRATIONS[0]}; INSERT INTO meta VALUES ('seed', 'x'); INSERT INTO account (name) VALUES ('Old shop');
    PRAGMA user_version = 1`);
  old.close();
  const before = readFileSync(file);
  const { sandbox } = await openSandbox({ importFrom: file });
  expect(sandbox.accounts.map(({ name }) => name)).toEqual(['Old shop']);
  expect(readFileSync(file)).toEqual(before);
});

test.each<[string, (folder: string) => string | Promise<string>, RegExp]>([
  ['a file that is not there', (folder) => path.join(folder, 'none.db'), /none\.db does not exist/],
  [
    'a later version',
    (folder) => dataFileWith(folder, `PRAGMA user_version = ${MIGRATIONS.length + 1}`),
    /has version \d+, this sandbox knows versions up to \d+\. Use a newer sandbox/,
  ],
  [
    'a later version with other settings',
    (folder) => {
      const json = JSON.stringify({ savedAt: 1, settings: { colour: 'red' }, scopes: [] });
      return dataFileWith(
        folder,
        `CREATE TABLE saved_state (json TEXT); INSERT INTO saved_state VALUES ('${json}')`,
      );
    },
    /settings that this sandbox does not know\. Use a newer sandbox/,
  ],
  [
    'another database',
    (folder) => {
      const file = path.join(folder, 'other.db');
      const raw = new LibSql(file);
      raw.exec('CREATE TABLE cake (id INTEGER); PRAGMA user_version = 1');
      raw.close();
      return file;
    },
    /other\.db is no database of a sandbox/,
  ],
  [
    'no database',
    (folder) => {
      const file = path.join(folder, 'text.db');
      writeFileSync(file, 'no database, but a text that is long enough '.repeat(50));
      return file;
    },
    /text\.db is no database of a sandbox/,
  ],
  [
    'an empty file',
    (folder) => {
      writeFileSync(path.join(folder, 'empty.db'), '');
      return path.join(folder, 'empty.db');
    },
    /empty\.db is no database of a sandbox/,
  ],
])('%s is refused in words, and nothing is written', async (_what, make, words) => {
  const folder = folderOf();
  const file = await make(folder);
  const before = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]);
  await expect(openSandbox({ importFrom: file })).rejects.toThrow(words);
  expect(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))])).toEqual(before);
});
