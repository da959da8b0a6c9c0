import { command } from '../harness/commands.ts';
import type { Harness } from '../harness/start-harness.ts';
import { grantOrigin, withdrawHosts } from '../placement/host-permission.ts';
import type { State } from './cell.ts';
import { ADDED, API } from './sources.ts';

/** The data of the states: two token sets of production, and the tabs that are pinned. */
export interface Subject {
  readonly harness: Harness;
  readonly defaultId: string;
  readonly pinnedId: string;
  readonly tabIds: readonly number[];
}

interface Change {
  readonly enter: (subject: Subject) => Promise<unknown>;
  readonly leave: (subject: Subject) => Promise<unknown>;
}

async function stay(): Promise<void> {}

/** In their order; each one restores what `on` needs, except the last one. */
export const CHANGES: Readonly<Record<State, Change>> = {
  fresh: {
    enter: stay,
    leave: async ({ harness: { browser } }) => {
      // A granted permission is given back unless its origin is allowed at once.
      await grantOrigin(browser, ADDED);
      for (const origin of [API, ADDED]) {
        await command(browser, 'origin.allow', { origin, reach: { in: 'every tab' } });
      }
    },
  },
  on: { enter: stay, leave: stay },
  pinned: {
    enter: async ({ harness: { browser }, tabIds, pinnedId }) => {
      for (const tabId of tabIds) await command(browser, 'tab.pin', { tabId, tokenSetId: pinnedId });
    },
    leave: async ({ harness: { browser }, tabIds }) => {
      for (const tabId of tabIds) await command(browser, 'tab.unpin', { tabId });
    },
  },
  strict: {
    enter: ({ harness: { browser } }) => command(browser, 'injection.strict', { on: true }),
    leave: ({ harness: { browser } }) => command(browser, 'injection.strict', { on: false }),
  },
  guarded: {
    enter: ({ harness: { browser }, defaultId }) =>
      command(browser, 'token-set.guard', { id: defaultId, guarded: true }),
    leave: ({ harness: { browser }, defaultId }) =>
      command(browser, 'token-set.guard', { id: defaultId, guarded: false }),
  },
  paused: {
    enter: ({ harness: { browser } }) => command(browser, 'injection.pause', { for: 'minutes', minutes: 60 }),
    leave: ({ harness: { browser } }) => command(browser, 'injection.resume', { tabId: null }),
  },
  withdrawn: { enter: ({ harness: { browser } }) => withdrawHosts(browser, API), leave: stay },
};
