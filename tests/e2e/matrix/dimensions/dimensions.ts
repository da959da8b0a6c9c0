import { ASKING, type Asking } from './asking.ts';
import { SITES, type Site } from './sites.ts';

/** How the extension gets the permission for the requesting page. The allowed and the foreign page are controls. */
export const PERMISSIONS = {
  'not asked for':
    'never asked for: held only where that of another covers it (the API, other ports in Firefox)',
  'button clicked': 'the toolbar button was clicked over the page',
  'allowed elsewhere': 'its origin is allowed in another tab',
  'after disallow': 'its origin was allowed (in this tab, where that can be), and is no longer',
  'on click':
    'the same; then "when you click the extension" was chosen, and the button clicked over the page',
} as const;

/** The user's decisions about token sets and tabs. */
export const STANCES = {
  on: 'on',
  'pinned to another': 'every tab pinned to another token set',
  'pinned to none': 'every tab pinned to no token',
  paused: 'every tab paused',
  strict: 'strict mode',
  guard: 'write guard of the token set',
} as const;

/** Events after the set-up. */
export const MOMENTS = {
  before: 'nothing yet',
  reload: 'the extension was reloaded',
  update: 'the extension was updated',
  discard: 'the tab was discarded and came back',
  restart: 'the browser was started again',
} as const;

export type Permission = keyof typeof PERMISSIONS;
export type Stance = keyof typeof STANCES;
export type Moment = keyof typeof MOMENTS;

/** The decisions for a single tab. */
export const OF_TABS: readonly Stance[] = ['pinned to none', 'pinned to another', 'paused'];

/** The set-up shared by many requests. */
export interface Setup {
  readonly permission: Permission;
  readonly stance: Stance;
  readonly moment: Moment;
}

/** A request in a set-up. */
export interface Request {
  readonly site: Site;
  readonly asking: Asking;
}

/** One request of the grown matrix. */
export type GrownCell = { readonly [name in keyof (Setup & Request)]: (Setup & Request)[name] };

export const VALUES = {
  site: keysOf(SITES),
  permission: keysOf(PERMISSIONS),
  asking: keysOf(ASKING),
  stance: keysOf(STANCES),
  moment: keysOf(MOMENTS),
} as const;

function keysOf<T extends object>(table: T): readonly (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}

/** A cell as a phrase. */
export function phraseOf({ site, permission, asking, stance, moment }: GrownCell): string {
  return `${site}, ${permission}, ${asking}, ${stance}, ${moment}`;
}

export function allCells(): readonly GrownCell[] {
  return VALUES.permission.flatMap((permission) =>
    VALUES.stance.flatMap((stance) =>
      VALUES.moment.flatMap((moment) =>
        VALUES.site.flatMap((site) =>
          VALUES.asking.map((asking) => ({ site, permission, asking, stance, moment })),
        ),
      ),
    ),
  );
}
