import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createSandboxHandler } from '../create-sandbox-handler.ts';
import { openDatabase, type SandboxDatabase } from './open-database.ts';
import { tablesOf } from './tables-of.ts';

const READS = [
  'SELECT id, name, price FROM product ORDER BY id',
  'SELECT count(*) AS total FROM product WHERE account_id = 1',
  'SELECT product_id, category_id FROM product_category ORDER BY product_id',
  'SELECT id, quantity, product_id FROM order_item ORDER BY id',
  'SELECT account_id, list, total FROM tally ORDER BY account_id, list',
  'SELECT token_set_id, ended_at, scope FROM access_token ORDER BY token',
  'SELECT count(*) AS total FROM customer c JOIN account a ON a.id = c.account_id',
] as const;

/** Each is one of its kind; several go through triggers and cascades. */
const WRITES = [
  ['UPDATE product SET name = ? WHERE id = ?', 'Cake', 3],
  ['DELETE FROM product WHERE id = ?', 7],
  ["INSERT INTO customer (account_id, channel, details) VALUES (1, ?, '{}')", 1],
  ['DELETE FROM category WHERE id = ?', 2],
  ['UPDATE access_token SET ended_at = ? WHERE token_set_id = ?', 5, 2],
  ['DELETE FROM account WHERE id = ?', 2],
  ['DELETE FROM customer'],
] as const;

function openWorld(): { readonly database: SandboxDatabase; readonly other: SandboxDatabase } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kept-rows-'));
  const file = path.join(folder, 'shop.db');
  createSandboxHandler({ dataFile: file }).close();
  const [database, other] = [openDatabase(file), openDatabase(file)];
  onTestFinished(() => {
    database.close();
    other.close();
    rmSync(folder, { recursive: true });
  });
  return { database, other };
}

function write(database: SandboxDatabase, index: number): void {
  const [sql, ...values] = WRITES[index % WRITES.length] ?? WRITES[0];
  database.query(sql).run(...values);
}

test('what an answer reads is what the file holds, whoever wrote it and however', () => {
  const { database, other } = openWorld();
  const start = database.copy();
  const rows = () => READS.map((sql) => database.query(sql).all());
  const acts = {
    'own write': (index: number) => {
      write(database, index);
    },
    "another connection's write": (index: number) => {
      write(other, index);
    },
    'transaction that fails': (index: number) => {
      const fail = () =>
        database.transaction(() => {
          write(database, index);
          database.answering(rows);
          throw new Error('no');
        });
      expect(fail).toThrow('no');
    },
    'loaded snapshot': () => {
      database.restore(start);
    },
    none: () => undefined,
  };
  const act = fc.tuple(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), fc.nat(20));
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (plan) => {
      for (const [name, index] of plan) {
        acts[name](index);
        expect(database.answering(rows)).toEqual(rows());
      }
    }),
    { numRuns: 25 },
  );
});

test('a result is read once until its table is written', () => {
  const { database } = openWorld();
  const read = () => database.answering(() => database.query(READS[0]).all());
  const first = read();
  expect(read()).toBe(first);
  write(database, 2);
  expect(read()).toBe(first);
  write(database, 0);
  expect(read()).not.toBe(first);
  expect(database.query(READS[0]).all()).not.toBe(read());
});

test('values of another kind are other values', () => {
  const { database } = openWorld();
  const typed = database.query<{ type: string }>(
    'SELECT typeof(?) || typeof(?) AS type FROM account LIMIT 1',
  );
  const read = (...values: readonly (string | number | null)[]) =>
    database.answering(() => typed.get(...values)?.type);
  expect([read(1, '1'), read('1', 1), read(null, 'null'), read('1', '=1;')]).toEqual([
    'realtext',
    'textreal',
    'nulltext',
    'texttext',
  ]);
});

test('the plan of a statement names what its triggers and cascades write', () => {
  expect(tablesOf('DELETE FROM product WHERE id = ?').writes).toEqual(
    expect.arrayContaining(['product', 'product_category', 'stock_change', 'order_item', 'tally']),
  );
  expect(tablesOf('SELECT name FROM issued_secret').isStable).toBe(false);
  expect(tablesOf('SELECT 1').isStable).toBe(false);
});
