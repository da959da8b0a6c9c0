import { expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import type { FaultAnswer } from '../faults/fault.ts';
import { openHandler } from '../testing/open-handler.ts';
import { openSandbox } from '../testing/open-sandbox.ts';

const SET = 'Warehouse sync';
/** Longer than any test may take: a test that waits for it fails. */
const LONG = 600_000;

// A closed database was once used here, which ends the process.
test.each<FaultAnswer>([
  { kind: 'delay', ms: LONG },
  { kind: 'hold', when: 'before the work' },
  { kind: 'hold', when: 'after the work' },
  { kind: 'drip', bytes: 1, everyMs: LONG },
  { kind: 'truncate', bytes: 5, afterMs: LONG },
])('closing ends an answer that is under way: %j', async (answer) => {
  const { sandbox, client } = await openSandbox();
  sandbox.failNext({ path: '/api/products/' }, answer);
  const body = client
    .call(SET, '/api/products/')
    .then((response) => response.text())
    .then(
      () => 'answered',
      () => 'broken off',
    );
  await sandbox.waitForRequest(({ path }) => path === '/api/products/');
  await sandbox.close();
  expect(['answered', 'broken off']).toContain(await body);
  await expect(fetch(sandbox.http)).rejects.toThrow();
  await sandbox.close();
});

test('a write that was held is done before the database is closed', async () => {
  const { sandbox, client } = await openSandbox();
  sandbox.failNext({ method: 'POST' }, { kind: 'hold', when: 'before the work' });
  const answer = client.refresh(SET).catch(() => null);
  await sandbox.waitForRequest(({ method }) => method === 'POST');
  const log = sandbox.requests;
  await sandbox.close();
  await answer;
  expect(log.at(-1)?.status).toBe(200);
});

test('what was issued is still known when the sandbox is closed, so that it can be looked for', async () => {
  const { sandbox } = await openSandbox();
  sandbox.rotate(SET);
  const { secrets } = sandbox;
  await sandbox.close();
  expect(sandbox.secrets).toEqual(secrets);
  expect(secrets.some(({ name }) => name.includes(SET))).toBe(true);
});

test('a closed handler without ports says that it is closed', async () => {
  const { sandbox, send } = openHandler();
  sandbox.failNext({}, { kind: 'delay', ms: LONG });
  const answer = send('/api/products/');
  const refused = expect(answer).rejects.toThrow();
  await sandbox.waitForRequest(() => true);
  sandbox.close();
  await refused;
  expect(() => sandbox.accounts).toThrow('The sandbox is closed.');
});

test('the database takes no value that would end the process', () => {
  const database = openDatabase();
  const query = database.query('SELECT ? AS value');
  for (const value of [undefined, {}, [], true, Number.NaN, Number.POSITIVE_INFINITY, Symbol('s'), () => 1]) {
    expect(() => Reflect.apply(query.get, query, [value])).toThrow('Value 1 of a statement');
  }
  expect(query.get('x')).toMatchObject({ value: 'x' });
  database.close();
  database.close();
  expect(() => query.get('x')).toThrow('The sandbox is closed.');
  expect(() => database.transaction(() => 1)).toThrow('The sandbox is closed.');
});
