import type { BrowserName } from '../../../browsers/browser.ts';
import type { Asking } from './asking.ts';
import { has, type Target } from './covering-array.ts';
import { type GrownCell, type Moment, OF_TABS, type Permission, type Request } from './dimensions.ts';
import { possibleCells } from './impossible.ts';
import type { Site } from './sites.ts';

/** A case that was wrong once, with the number of its audit item. */
export interface MustCell {
  readonly item: 1 | 2 | 3 | 4 | 5 | 6;
  readonly cell: Target<GrownCell>;
}

const NEIGHBOURS: readonly Site[] = ['subdomain', 'port', 'http', 'parent'];
const WITHOUT_TAB: readonly Asking[] = [
  'shared worker',
  'service worker',
  'passed on',
  'beacon',
  'keepalive',
  'fetchLater',
  'opened window',
  'duplicated tab',
];

function held(permission: Permission, site: Site): MustCell {
  const cell = { permission, site, asking: 'fetch POST', stance: 'on', moment: 'before' } as const;
  return { item: permission === 'button clicked' ? 1 : 2, cell };
}

/** Not "on click", which withdraws every host. They differ so that few set-ups are enough. */
const MEANWHILE: Readonly<Record<Exclude<Moment, 'restart'>, readonly Permission[]>> = {
  before: ['not asked for', 'not asked for', 'not asked for'],
  reload: ['after disallow', 'button clicked', 'allowed elsewhere'],
  update: ['allowed elsewhere', 'not asked for', 'button clicked'],
  discard: ['not asked for', 'allowed elsewhere', 'after disallow'],
};

function special(item: 3 | 4 | 5, moment: keyof typeof MEANWHILE, request: Request): readonly MustCell[] {
  return OF_TABS.flatMap((stance, index) => {
    const permission = MEANWHILE[moment][index];
    return permission === undefined ? [] : [{ item, cell: { permission, stance, moment, ...request } }];
  });
}

const EVERY: readonly MustCell[] = [
  ...NEIGHBOURS.map((site) => held('button clicked', site)),
  ...(['allowed elsewhere', 'after disallow'] as const).flatMap((permission) =>
    [...NEIGHBOURS, 'api' as const].map((site) => held(permission, site)),
  ),
  ...(['api', 'port'] as const).map((site) => held('not asked for', site)),
  ...WITHOUT_TAB.flatMap((asking) => special(3, 'before', { site: 'allowed', asking })),
  ...special(3, 'before', { site: 'api', asking: 'navigation preload' }),
  ...special(4, 'discard', { site: 'allowed', asking: 'fetch POST' }),
  ...special(5, 'reload', { site: 'allowed', asking: 'fetch POST' }),
  ...special(5, 'update', { site: 'allowed', asking: 'fetch POST' }),
  { item: 6, cell: { site: 'allowed', asking: 'form passed on', permission: 'not asked for', stance: 'on' } },
  { item: 6, cell: { site: 'foreign', asking: 'prefetch', permission: 'not asked for', stance: 'on' } },
  { item: 6, cell: { site: 'foreign', asking: 'prefetch', permission: 'not asked for', stance: 'strict' } },
];

/** Those that are possible in a browser. */
export function mustCells(browser: BrowserName): readonly MustCell[] {
  const possible = possibleCells(browser);
  return EVERY.filter(({ cell }) => possible.some((each) => has(each, cell)));
}

/** The audit items that a cell covers. */
export function itemsOf(cell: GrownCell): readonly number[] {
  const items = EVERY.filter((must) => has(cell, must.cell)).map(({ item }) => item);
  return [...new Set(items)];
}
