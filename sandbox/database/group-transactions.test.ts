import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { groupTransactions } from './group-transactions.ts';
import { openDatabase } from './open-database.ts';

function openTable() {
  const database = openDatabase();
  onTestFinished(() => {
    database.close();
  });
  const insert = database.query("INSERT INTO meta (key, value) VALUES (?, '')");
  const keys = () =>
    database
      .query<{ key: string }>('SELECT key FROM meta ORDER BY key')
      .all()
      .map(({ key }) => key);
  return { database, insert, keys };
}

test('works that wait together are one transaction, and each gets its own result after the commit', async () => {
  const log: string[] = [];
  const { run } = groupTransactions((work) => {
    log.push('begin');
    work();
    log.push('commit');
  });
  const results = ['a', 'b', 'c'].map((name) =>
    run(() => {
      log.push(name);
      return name;
    }).then((result) => log.push(`result ${result}`)),
  );
  expect(log).toEqual([]);
  await Promise.all(results);
  expect(log).toEqual(['begin', 'a', 'b', 'c', 'commit', 'result a', 'result b', 'result c']);
});

test('a work that throws changes nothing and hinders no other, whichever they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (fails) => {
      const { database, insert, keys } = openTable();
      const works = fails.map((isFailing, index) =>
        database.groupedTransaction(() => {
          insert.run(`key ${index}`);
          if (isFailing) throw new Error(`no ${index}`);
          return index;
        }),
      );
      const ended = await Promise.allSettled(works);
      expect(ended.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))).toEqual(
        fails.map((isFailing, index) => (isFailing ? `Error: no ${index}` : index)),
      );
      const done = fails.flatMap((isFailing, index) => (isFailing ? [] : [`key ${index}`]));
      expect(keys()).toEqual(done.toSorted());
    }),
    { numRuns: 30 },
  );
});

test('without the lock all of them are refused, and none is tried again', async () => {
  let attempts = 0;
  const { run } = groupTransactions(() => {
    attempts += 1;
    throw new Error('database is locked');
  });
  const ended = await Promise.allSettled([run(() => 1), run(() => 2)]);
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(attempts).toBe(1);
});

test('what waits is done before the database is closed, and nothing afterwards', async () => {
  const { database, insert, keys } = openTable();
  let seen: readonly string[] = [];
  const waiting = database.groupedTransaction(() => {
    insert.run('last');
    seen = keys();
  });
  database.close();
  await waiting;
  expect(seen).toEqual(['last']);
  await expect(database.groupedTransaction(() => 1)).rejects.toThrow('The sandbox is closed.');
});
