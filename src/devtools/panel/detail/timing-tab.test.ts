import { expect, test } from 'vitest';
import { phasesOf } from './timing-tab.tsx';

test('lays the parts of the time one after the other, TLS within connecting', () => {
  const phases = phasesOf({ blocked: 2, dns: -1, connect: 30, ssl: 20, send: 1, wait: 80, receive: 3 });
  expect(phases.map(({ name, start, length }) => [name, start, length])).toEqual([
    ['blocked', 0, 2],
    ['dns', 2, null],
    ['connect', 2, 30],
    ['ssl', 12, 20],
    ['send', 32, 1],
    ['wait', 33, 80],
    ['receive', 113, 3],
  ]);
});
