import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { useNavigation } from './use-navigation.ts';

afterEach(cleanup);

/** ms that a page or a request is earlier than its report */
const TOLERANCE = 50;

interface Step {
  /** the moment at which DevTools report the navigation, ms */
  readonly at: number;
  /** creation of the page that is shown now, ms; null: it cannot be asked */
  readonly page: number | null;
}

/** The moments from which requests belong to the page, for each navigation of a tab that showed `first`. */
async function moments(first: number | null, steps: readonly Step[]): Promise<readonly number[]> {
  let step: Step = { at: 0, page: first };
  let tell = () => {};
  const seen: number[] = [];
  const navigation = {
    onNavigated: (callback: () => void) => {
      tell = callback;
    },
    pageStartedAt: async () => step.page,
  };
  const clock = () => step.at;
  renderHook(() => useNavigation(navigation, clock, (startedAt) => seen.push(startedAt + TOLERANCE)));
  await act(async () => {});
  for (step of steps) {
    const before = seen.length;
    await act(async () => tell());
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(before + 1);
  }
  return seen;
}

const A = 1000;
const B = 2000;
const C = 3000;

test.each<[string, number | null, readonly Step[], readonly number[]]>([
  ['a new page counts from its creation', A, [{ at: 2100, page: B }], [B]],
  [
    'a page after "back" counts from the navigation',
    A,
    [
      { at: 2100, page: B },
      { at: 2900, page: A },
    ],
    [B, 2900],
  ],
  [
    'and so does one after "forward", so that what the left page called goes',
    A,
    [
      { at: 2100, page: B },
      { at: 2500, page: A },
      { at: 2900, page: B },
    ],
    [B, 2500, 2900],
  ],
  ['a page from before the panel was opened', B, [{ at: 2900, page: A }], [2900]],
  [
    'back over a page that cannot be asked',
    A,
    [
      { at: 2100, page: null },
      { at: 2900, page: A },
    ],
    [2100, 2900],
  ],
  [
    'a new page after "back"',
    A,
    [
      { at: 2100, page: B },
      { at: 2900, page: A },
      { at: 3100, page: C },
    ],
    [B, 2900, C],
  ],
  [
    'the same page told twice',
    A,
    [
      { at: 2100, page: B },
      { at: 2200, page: B },
    ],
    [B, B],
  ],
  ['the first page told late', A, [{ at: 1100, page: A }], [A]],
  [
    'a page that began before the one before was reported',
    A,
    [
      { at: 2900, page: B },
      { at: 3100, page: 2800 },
    ],
    [B, 2800],
  ],
])('%s', async (_what, first, steps, expected) => {
  expect(await moments(first, steps)).toEqual(expected);
});
