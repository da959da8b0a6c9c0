import type { BrowserName } from '../../browsers/browser.ts';
import { type Cell, type Cells, expectedIn, type Outcome } from './cell.ts';

// The rules of the matrix, written by hand, independent of the extension's own decision.

/** The same outcome for all settings. */
export function always(outcome: Outcome): Cells {
  return {
    fresh: outcome,
    on: outcome,
    pinned: outcome,
    strict: outcome,
    guarded: outcome,
    paused: outcome,
    failing: outcome,
    withdrawn: outcome,
  };
}

export const NEVER: Cells = always('nothing');

/** A GET of a whole page: gets a header from anywhere, unless strict mode limits it to pinned tabs. */
export const TOP_LEVEL_GET: Cells = {
  ...NEVER,
  fresh: 'default',
  on: 'default',
  pinned: 'pinned',
  guarded: 'default',
};

/** Reads of a page whose origin is allowed. */
export const ALLOWED_READ: Cells = {
  ...NEVER,
  on: 'default',
  pinned: 'pinned',
  strict: 'default',
  guarded: 'default',
};

/** Writes of a page whose origin is allowed: the guard blocks them. */
export const ALLOWED_WRITE: Cells = { ...ALLOWED_READ, guarded: 'nothing' };

/** Chromium's rules overwrite the page's own `Authorization`; Firefox's listener keeps it. */
export const OWN_HEADER_READ: Cells = {
  ...always('own'),
  on: { chrome: 'default', firefox: 'own' },
  pinned: { chrome: 'pinned', firefox: 'own' },
  strict: { chrome: 'default', firefox: 'own' },
  guarded: { chrome: 'default', firefox: 'own' },
};

/**
 * In Firefox a rule lets one origin of a host read the answers, and has no port: the preflight of the other ones fails,
 * even if the server would allow it.
 */
export const PREFLIGHT_OF_A_SIBLING: Cells = {
  ...NEVER,
  on: { chrome: 'nothing', firefox: 'no request' },
  pinned: { chrome: 'nothing', firefox: 'no request' },
  strict: { chrome: 'nothing', firefox: 'no request' },
  guarded: { chrome: 'nothing', firefox: 'no request' },
  failing: { chrome: 'nothing', firefox: 'no request' },
};

/** The cells apply to one browser; in the other no token arrives. */
export function onlyIn(browser: BrowserName, cells: Cells): Cells {
  const only = (cell: Cell): Cell => ({
    chrome: 'nothing',
    firefox: 'nothing',
    [browser]: expectedIn(browser, cell),
  });
  return {
    fresh: only(cells.fresh),
    on: only(cells.on),
    pinned: only(cells.pinned),
    strict: only(cells.strict),
    guarded: only(cells.guarded),
    paused: only(cells.paused),
    failing: only(cells.failing),
    withdrawn: only(cells.withdrawn),
  };
}
