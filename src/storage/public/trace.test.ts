import { expect, test } from 'vitest';
import { type Trace, type TraceLine, traceKeeper, withLine } from './trace.ts';

function line(changes: Partial<TraceLine> = {}): TraceLine {
  return { code: 'command', name: 'TypeError', location: null, at: 1, times: 1, ...changes };
}

test('the last fifty are kept, newest first', () => {
  const lines = Array.from({ length: 70 }, (_, index) =>
    line({ location: `assets/a.js:1:${index}`, at: index }),
  );
  const trace = lines.reduce<Trace>((before, one) => withLine(before, one), []);
  expect(trace.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, index) => 69 - index));
});

test('the same error again and again is one line', () => {
  const trace = [line(), line({ at: 2 }), line({ at: 3 })].reduce<Trace>(
    (before, one) => withLine(before, one),
    [line({ code: 'reconcile' })],
  );
  expect(trace).toEqual([line({ at: 3, times: 3 }), line({ code: 'reconcile' })]);
});

/** An item whose writes end on request of the test. */
function slowItem() {
  let value: Trace | undefined;
  const begun: { end(error?: Error): Promise<void> }[] = [];
  return {
    begun,
    value: () => value,
    change: (next: (before: Trace | undefined) => Trace) =>
      new Promise<void>((resolve, reject) => {
        begun.push({
          async end(error) {
            if (error) reject(error);
            else {
              value = next(value);
              resolve();
            }
            await new Promise((done) => setImmediate(done));
          },
        });
      }),
  };
}

const CAUGHT = { code: 'command', name: 'Error', location: null } as const;

test('what comes while a line waits to be written is written with it', async () => {
  const item = slowItem();
  const keep = traceKeeper(item, () => 7);
  keep(CAUGHT);
  keep({ ...CAUGHT, code: 'history' });
  keep({ ...CAUGHT, code: 'own calls' });
  expect(item.begun).toHaveLength(1);

  await item.begun[0]?.end();

  expect(item.value()?.map(({ code, at }) => [code, at])).toEqual([
    ['own calls', 7],
    ['history', 7],
    ['command', 7],
  ]);
});

test('a store that refuses one write gets the next', async () => {
  const item = slowItem();
  const keep = traceKeeper(item, () => 7);
  keep(CAUGHT);
  await item.begun[0]?.end(new Error('full'));
  keep({ ...CAUGHT, code: 'history' });
  await item.begun[1]?.end();
  expect(item.value()?.map(({ code }) => code)).toEqual(['history']);
});
