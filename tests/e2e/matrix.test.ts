import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TOKEN_PATH } from '../../src/inventorum/environment.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { authorization } from './harness/requests.ts';
import { shareOf } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { expectedIn, type State } from './matrix/cell.ts';
import { HEADER_TRAVEL } from './matrix/header-travel.ts';
import { nameOf } from './matrix/name-of.ts';
import { playState } from './matrix/play-state.ts';
import { ROWS, type Row } from './matrix/rows.ts';
import { API_VERSION, openStage, type Stage } from './matrix/stage.ts';
import { CHANGES } from './matrix/states.ts';

let harness: Harness;
let stage: Stage;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  stage = await openStage(harness);
});

afterAll(() => harness?.close());

describe.each(Object.keys(CHANGES) as State[])('%s', (state) => {
  let outcomes: ReadonlyMap<Row, string>;
  // What redirects carry along is looked up in this state, below.
  const rows = state === 'on' ? ROWS : shareOf(ROWS);

  beforeAll(async () => {
    await CHANGES[state].enter(stage.subject);
    outcomes = await playState(stage, state, rows);
  });

  afterAll(() => CHANGES[state].leave(stage.subject));

  const cells = rows.map((row): [string, Row, string] => {
    const expected = expectedIn(E2E_BROWSER, row.cells[state]);
    return [`${nameOf(row)}: ${expected}`, row, expected];
  });

  test.each(cells)('%s', (_title, row, expected) => {
    expect(outcomes.get(row)).toBe(expected);
  });
});

describe('after all of that', () => {
  test('nothing that arrived over plain http for the API carries a header of ours', () => {
    const plain = harness.sandbox.requests.filter(
      ({ via, host }) => via === 'http' && host.startsWith('app.inventorum.com'),
    );
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.filter((request) => authorization(request)?.startsWith('Bearer'))).toEqual([]);
  });

  test('whatever carries a token asks for JSON of the chosen version', () => {
    const decorated = harness.sandbox.requests.filter(
      ({ tokenSet, path }) => tokenSet && path !== TOKEN_PATH,
    );
    expect(decorated.length).toBeGreaterThan(50);
    const headers = decorated.map(
      ({ headers: { accept, 'x-api-version': version } }) => `${accept} ${version}`,
    );
    expect([...new Set(headers)]).toEqual([`application/json ${API_VERSION}`]);
  });

  test.each(HEADER_TRAVEL)(
    'a redirect to another host, $way from $from: headers go along by the table',
    (each) => {
      const index = ROWS.findIndex(
        ({ from, way, to }) => from === each.from && way === each.way && to === 'redirect out',
      );
      const there = harness.sandbox.requests.find(({ query }) => query === `?cell=on-${index}`);
      expect(there && authorization(there)).toBeNull();
      const ours = { accept: 'application/json', 'x-api-version': String(API_VERSION) };
      const along = Object.entries(ours).filter(([name, value]) => there?.headers[name] === value);
      expect(along.map(([name]) => name)).toEqual(each.travel[E2E_BROWSER]);
    },
  );
});
