import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createSandboxHandler } from '../create-sandbox-handler.ts';
import { createKeptValues } from './kept-values.ts';
import { openDatabase, type SandboxDatabase } from './open-database.ts';
import { treesOf } from './trees-of.ts';

const EVERY_PRODUCT = 'SELECT id, name, price FROM product ORDER BY id';

const READS: readonly (readonly [sql: string, ...values: (number | string)[]])[] = [
  [EVERY_PRODUCT],
  ['SELECT count(*) AS total FROM product WHERE account_id = 1'],
  ['SELECT product_id, category_id FROM product_category ORDER BY product_id'],
  ['SELECT id, quantity, product_id FROM order_item ORDER BY id'],
  ['SELECT account_id, list, total FROM tally ORDER BY account_id, list'],
  ['SELECT token_set_id, ended_at, scope FROM token_pair ORDER BY access_token'],
  ['SELECT count(*) AS total FROM customer c JOIN account a ON a.id = c.account_id'],
  ['SELECT id, name FROM product WHERE id = ?', 3],
  ['SELECT id, name, price FROM product WHERE account_id = ? AND id = ?', 1, '07'],
  ['SELECT id, name FROM product WHERE id = ?', 4],
  [
    'SELECT name, (SELECT count(*) FROM product v WHERE v.parent_id = p.id) AS n FROM product p WHERE p.id = ?',
    3,
  ],
  ['SELECT count(*) AS total FROM product WHERE parent_id = ?', 3],
];

/** Each is one of its kind; several go through triggers and cascades. */
const WRITES = [
  ['UPDATE product SET name = ? WHERE id = ?', 'Cake', 3],
  ['UPDATE product SET name = ? WHERE id = ?', 'Tea', '07'],
  ['UPDATE product SET parent_id = ? WHERE id = ?', 3, 4],
  ['UPDATE product SET name = ? WHERE id > ?', 'Pot', 3],
  ['DELETE FROM product WHERE id = ?', 7],
  ["INSERT INTO customer (account_id, channel, details) VALUES (1, ?, '{}')", 1],
  ['DELETE FROM category WHERE id = ?', 2],
  ['UPDATE token_pair SET ended_at = ? WHERE token_set_id = ?', 5, 2],
  ['DELETE FROM account WHERE id = ?', 2],
  ['DELETE FROM customer'],
] as const;

function openWorld(): { readonly database: SandboxDatabase; readonly other: SandboxDatabase } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kept-values-'));
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
  const rows = () => READS.map(([sql, ...values]) => database.query(sql).all(...values));
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
  const read = () => database.answering(() => database.query(EVERY_PRODUCT).all());
  const first = read();
  expect(read()).toBe(first);
  database.query('DELETE FROM customer').run();
  expect(read()).toBe(first);
  write(database, 0);
  expect(read()).not.toBe(first);
  expect(database.query(EVERY_PRODUCT).all()).not.toBe(read());
});

test('a row that is read by its id stays while other rows change', () => {
  const { database } = openWorld();
  const read = (id: number | string) =>
    database.answering(() => database.query('SELECT id, name FROM product WHERE id = ?').get(id));
  const rename = database.query('UPDATE product SET name = ? WHERE id = ?');
  const [third, fourth] = [read(3), read(4)];
  rename.run('Cup', '3');
  expect(read(4)).toBe(fourth);
  expect(read(3)).not.toBe(third);
  expect(read('3')).toMatchObject({ name: 'Cup' });
  database.query("UPDATE product SET name = 'Pot' WHERE id < ?").run(10);
  expect(read(4)).toMatchObject({ name: 'Pot' });
});

test('a value is made again once something changes that it was made from', () => {
  const { database } = openWorld();
  let made = 0;
  const read = (act: () => void = () => {}) =>
    database.answering(() =>
      database.keeping('name', () => {
        made += 1;
        act();
        const row = database.query<{ name: string }>('SELECT name FROM product WHERE id = ?').get(3);
        return { value: row?.name, length: 10 };
      }),
    );
  read();
  read();
  expect(made).toBe(1);
  database.query('UPDATE product SET name = ? WHERE id = ?').run('Cup', 4);
  read();
  expect(made).toBe(1);
  database.query('UPDATE product SET name = ? WHERE id = ?').run('Cup', 3);
  const writing = () => {
    database.query('DELETE FROM customer').run();
  };
  // What has written is not kept.
  expect([read(writing), read(), read()]).toEqual(['Cup', 'Cup', 'Cup']);
  expect(made).toBe(3);
  // Outside an answer the file is read.
  expect(database.keeping('name', () => ({ value: 'new', length: 3 }))).toBe('new');
  expect(read()).toBe('Cup');
});

test('a value that is made of others changes with each of them, and is kept only if they are', () => {
  const { database } = openWorld();
  const made: string[] = [];
  const part = (id: number, length: number | null = 10) =>
    database.keeping(`part ${id}`, () => {
      made.push(`part ${id}`);
      const row = database.query<{ name: string }>('SELECT name FROM product WHERE id = ?').get(id);
      return { value: row?.name ?? '', length };
    });
  const whole = (name: string, ids: readonly number[], length?: null) =>
    database.answering(() =>
      database.keeping(name, () => {
        made.push(name);
        return { value: ids.map((id) => part(id, length)).join(), length: 20 };
      }),
    );
  const rename = database.query('UPDATE product SET name = ? WHERE id = ?');
  rename.run('Cup', 3);
  rename.run('Pot', 4);
  expect([whole('a', [3, 4]), whole('a', [3, 4]), whole('b', [4])]).toEqual(['Cup,Pot', 'Cup,Pot', 'Pot']);
  expect(made).toEqual(['a', 'part 3', 'part 4', 'b']);
  // The second was made of a part that was known: it changes with it all the same.
  rename.run('Jug', 4);
  expect([whole('b', [4]), whole('a', [3, 4])]).toEqual(['Jug', 'Cup,Jug']);
  expect(made.slice(4)).toEqual(['b', 'part 4', 'a']);
  made.length = 0;
  expect([whole('c', [5], null), whole('c', [5], null)].length).toBe(2);
  expect(made).toEqual(['c', 'part 5', 'c', 'part 5']);
});

test('what was not asked for lately is dropped first, and all of it together has a limit', () => {
  const kept = createKeptValues(2_000);
  const keep = (name: string) => {
    kept.keep(name, { value: name, sources: [] }, 100);
  };
  for (let index = 0; index < 100; index += 1) {
    keep(`value ${index}`);
    expect(kept.find('value 0')).toBeDefined();
  }
  const names = Array.from({ length: 100 }, (_, index) => `value ${index}`);
  const still = names.filter((name) => kept.find(name) !== undefined);
  expect(still).toContain('value 99');
  expect(still.length).toBeLessThan(15);
  kept.forget();
  expect(names.filter((name) => kept.find(name) !== undefined)).toEqual([]);
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
  const names = (sql: string) => treesOf(sql).writes?.map(({ name }) => name);
  expect(names('DELETE FROM product WHERE id = ?')).toEqual(
    expect.arrayContaining(['product', 'product_category', 'stock_change', 'order_item', 'tally']),
  );
  expect(names('UPDATE product SET name = ?')).toEqual(['product']);
  expect(names('UPDATE product SET modified_at = ?')).toEqual(['product', 'product_by_change']);
  expect(treesOf('SELECT name FROM issued_secret').isStable).toBe(false);
  expect(treesOf('SELECT 1').isStable).toBe(false);
});

test.each([
  ['SELECT name FROM product WHERE id = ?', 0],
  ['SELECT name FROM product WHERE account_id = ? AND id = ?', 1],
  ['SELECT name FROM product p WHERE p.id = ? AND p.account_id = ?', 0],
  ['SELECT name FROM product WHERE id > ?', null],
  ['SELECT name FROM product WHERE id = ? OR inv_id = ?', null],
  ['SELECT name FROM product WHERE id IN (?, ?)', null],
  ['SELECT name FROM product WHERE id = ? + 1', null],
  ['SELECT name FROM product WHERE name = ?', null],
  ['SELECT p.name FROM product p JOIN product q ON q.id = p.parent_id WHERE p.id = ?', null],
  ['SELECT p.name FROM order_item i JOIN product p ON p.id = i.product_id WHERE i.id = ?', null],
  ['SELECT (SELECT max(price) FROM product) AS most FROM product WHERE id = ?', null],
])('of the table product, %s reads the row of value %s', (sql, row) => {
  expect(treesOf(sql).reads.find(({ name }) => name === 'product')).toEqual({ name: 'product', row });
});

test.each([
  ['UPDATE product SET name = ? WHERE id = ?', 1],
  ['UPDATE product SET details = ?, modified_at = ? WHERE id = ?', 2],
  ['UPDATE product SET id = ? WHERE id = ?', null],
  ['UPDATE product SET name = ? WHERE account_id = ?', null],
  ['DELETE FROM product WHERE id = ?', null],
  ['INSERT OR REPLACE INTO tax_type VALUES (?, 1, ?, ?)', undefined],
])('of the table product, %s changes the row of value %s', (sql, row) => {
  expect(treesOf(sql).writes?.find(({ name }) => name === 'product')?.row).toBe(row);
});
