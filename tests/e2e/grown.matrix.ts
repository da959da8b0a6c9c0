import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_SEED } from '../test-seed.ts';
import { E2E_BROWSER } from './harness/e2e-browser.ts';
import { allGroups, chosenGroups, type Group } from './matrix/dimensions/groups.ts';
import { isWrong, type Played, playSetup, wordsOf } from './matrix/dimensions/play-setup.ts';
import { notePlayed, wasPlayed } from './matrix/dimensions/played-before.ts';
import { openWorld, type World } from './matrix/dimensions/world.ts';

// What pages send in every combination: `npm test` plays a covering array in one browser and its musts in the other, `npm run test:matrix -- all` everything.

const playsAll = process.env['MATRIX_SEED'] !== undefined;
const groups = playsAll
  ? allGroups(E2E_BROWSER, Number(process.env['MATRIX_SEED']))
  : chosenGroups(E2E_BROWSER, TEST_SEED);

let world: World;
const everything: Played[] = [];

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world?.harness.close());

describe('each request carries what is decided, and nothing else', () => {
  const named = groups
    .filter((group) => !playsAll || !wasPlayed(group))
    .map((group): [string, Group] => [Object.values(group.setup).join(', '), group]);

  test.each(named)('%s', { timeout: playsAll ? 1_800_000 : 180_000 }, async (_name, { setup, requests }) => {
    const played = await playSetup(world, setup, requests);
    everything.push(...played);
    const wrong = played.filter(isWrong).map(wordsOf);
    if (playsAll) notePlayed({ setup, requests }, wrong);
    expect(wrong).toEqual([]);
  });
});

describe('after all of that', () => {
  test('what a browser sent later, when its tab was closed, was right too', () => {
    expect(everything.length).toBeGreaterThan(0);
    expect(everything.filter(isWrong).map(wordsOf)).toEqual([]);
  });

  test('every way of asking has arrived', () => {
    const arrived = everything.filter(({ seen }) => !seen().includes('no request'));
    const ways = (some: readonly Played[]) => [...new Set(some.map(({ request }) => request.asking))].sort();
    expect(ways(arrived)).toEqual(ways(everything));
  });
});
