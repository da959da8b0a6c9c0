import type { BrowserName } from '../../browsers/browser.ts';

/** The conditions besides the request itself: the columns of the matrix. */
export const STATES = {
  fresh: 'nothing allowed yet',
  on: 'on',
  pinned: 'pinned tab',
  strict: 'strict',
  guarded: 'write guard',
  paused: 'paused',
  failing: 'made to fail',
  withdrawn: 'permission withdrawn',
} as const;

export type State = keyof typeof STATES;

/** What the server received: the token set's access token, no `Authorization`, the page's own, or no request. */
export type Outcome = 'default' | 'pinned' | 'nothing' | 'own' | 'no request';

/** One outcome for both browsers, or one for each. */
export type Cell = Outcome | Readonly<Record<BrowserName, Outcome>>;

export type Cells = Readonly<Record<State, Cell>>;

/** What a browser is expected to do. */
export function expectedIn(browser: BrowserName, cell: Cell): Outcome {
  return typeof cell === 'string' ? cell : cell[browser];
}

/** Whether our token arrives. */
export function carriesToken(outcome: Outcome): boolean {
  return outcome === 'default' || outcome === 'pinned';
}
