import { createHash } from 'node:crypto';
import type { BrowserName } from '../../../browsers/browser.ts';
import { coveringArray, has } from './covering-array.ts';
import { type GrownCell, type Request, type Setup, VALUES } from './dimensions.ts';
import { possibleCells } from './impossible.ts';
import { mustCells } from './must-cells.ts';

/** A set-up and its requests. */
export interface Group {
  readonly setup: Setup;
  readonly requests: readonly Request[];
}

/** Every way of asking without any obstacle: a test that never sends anything would always pass. */
const CONTROL = { site: 'allowed', permission: 'not asked for', stance: 'on', moment: 'before' } as const;

/** A covering array of a browser: every pair of values, every cell that was wrong once, and the controls. */
export function chosenCells(browser: BrowserName): readonly GrownCell[] {
  const possible = possibleCells(browser);
  return coveringArray({
    possible,
    costly: ['permission', 'stance', 'moment'],
    musts: [...mustCells(browser).map(({ cell }) => cell), ...possible.filter((cell) => has(cell, CONTROL))],
  });
}

/**
 * The covering array in one of the browsers, by the commit's seed; in the other every cell that was wrong once, and
 * the controls.
 */
export function chosenGroups(browser: BrowserName, seed: number): readonly Group[] {
  const coversPairs = seed % 2 === (browser === 'chrome' ? 0 : 1);
  const musts = [CONTROL, ...mustCells(browser).map(({ cell }) => cell)];
  const cells = chosenCells(browser);
  return groupsOf(coversPairs ? cells : cells.filter((cell) => musts.some((must) => has(cell, must))));
}

/** Every possible combination, in an order given by the seed. */
export function allGroups(browser: BrowserName, seed: number): readonly Group[] {
  const rankOf = ({ setup }: Group): string =>
    createHash('sha256')
      .update(`${seed} ${Object.values(setup).join()}`)
      .digest('hex');
  return groupsOf(possibleCells(browser))
    .map((group) => ({ group, rank: rankOf(group) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ group }) => group);
}

/** By set-up, in the order of the dimensions. */
function groupsOf(cells: readonly GrownCell[]): readonly Group[] {
  return VALUES.moment.flatMap((moment) =>
    VALUES.permission.flatMap((permission) =>
      VALUES.stance.flatMap((stance) => {
        const requests = cells
          .filter(
            (cell) => cell.moment === moment && cell.permission === permission && cell.stance === stance,
          )
          .map(({ site, asking }) => ({ site, asking }));
        return requests.length === 0 ? [] : [{ setup: { permission, stance, moment }, requests }];
      }),
    ),
  );
}
