import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_SEED } from '../test-seed.ts';
import { E2E_BROWSER } from './harness/e2e-browser.ts';
import { WHOLE } from './harness/share-of.ts';
import { comparedIn } from './tells/compared-in.ts';
import { contradictions } from './tells/contradictions.ts';
import type { ToldFile } from './tells/document.ts';
import { type PlayedState, playState } from './tells/play-state.ts';
import { STATES, type StateName, stateNamed } from './tells/states.ts';
import { ASPECTS, isLate, NOTHING, type ToldTable, toldIn } from './tells/told.ts';
import { toldFiles } from './tells/told-files.ts';
import { WAYS, wayNamed } from './tells/ways.ts';
import { openWorld, type World } from './tells/world.ts';

// Every way of asking, by every kind of page: what the panel says is compared with what the server saw, and what the
// browser tells with the table of docs/what-browsers-tell.md.

/** `npm run test:tells` writes what the browser told into this file. */
const WRITTEN = process.env['TELLS_FILE'];

const SHARES = 6;

/** `npm test` plays some of the ways, by the seed of the commit; `npm run test:tells` and the soak all of them. */
const names = Object.keys(WAYS).filter((_name, index) => WHOLE || index % SHARES === TEST_SEED % SHARES);

let world: World;
const all: PlayedState[] = [];

beforeAll(async () => {
  world = await openWorld();
});

afterAll(async () => {
  if (WRITTEN !== undefined) {
    const file: ToldFile = { version: world.harness.browser.version, told: toldIn(all) };
    writeFileSync(WRITTEN, inShortLines(file));
  }
  await world?.harness.close();
});

describe.each(Object.keys(STATES) as StateName[])('%s', (state) => {
  const { what } = stateNamed(state);
  let played: PlayedState;

  beforeAll(async () => {
    played = await playState(world, state, names);
    all.push(played);
  }, 400_000);

  test(`of ${what}: the server contradicts nothing that the panel says`, () => {
    const compared = [...comparedIn(played, known())];
    expect(compared.length).toBeGreaterThan(names.length / 2);
    const found = compared.flatMap(([name, each]) =>
      contradictions(each).map((fault) => `${name}: ${fault}`),
    );
    expect(found).toEqual([]);
  });

  test(`of ${what}: the list holds every call of the browser's own HAR`, () => {
    expect(played.har.length).toBeGreaterThan(0);
    const listed = played.said.map(({ method, cell }) => `${method} ${cell}`);
    const missing = played.har
      .filter((each) => !listed.includes(each))
      .map((each) => String(played.ways.get(each.split(' ')[1] ?? '')));
    expect(missing).toEqual([]);
  });
});

test('the table of docs/what-browsers-tell.md says what the browser tells; else: npm run test:tells', () => {
  const others = Object.entries(toldIn(all)).flatMap(([key, now]) =>
    ASPECTS.flatMap((aspect) => {
      const before = known()[key]?.[aspect] ?? [];
      const unknown = now[aspect].filter(
        (value) => !before.includes(value) && !isLate(aspect, value) && !varies(key, aspect, value),
      );
      return unknown.map((value) => `${key}: ${aspect}: "${value}" in the place of "${before.join(' or ')}"`);
    }),
  );
  expect(others).toEqual([]);
});

/** What the browser told before; what it tells now, where that is to be written. */
function known(): ToldTable {
  return WRITTEN === undefined ? toldFiles[E2E_BROWSER].told : toldIn(all);
}

function varies(key: string, aspect: string, value: string): boolean {
  const { varies: what } = wayNamed(key.split(': ')[1] ?? '');
  if (what === 'listed') return value === (aspect === 'listed' ? 'no' : NOTHING);
  return what === 'all' || what === aspect;
}

/** JSON with each list in one line, as the formatter writes it. */
function inShortLines(file: ToldFile): string {
  const text = JSON.stringify(file, null, 2);
  const lists = text.replace(
    /\[\s+([^\]]*?)\s+\]/g,
    (_list, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`,
  );
  return `${lists}\n`;
}
