import { command } from '../harness/commands.ts';
import type { Harness } from '../harness/start-harness.ts';
import { grantOrigin, withdrawHosts } from '../placement/host-permission.ts';
import type { State } from './cell.ts';
import { ADDED, API } from './sources.ts';

/** What the states are about: two token sets of production, and the tabs that get pinned. */
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

/** In the order in which they are gone through; each leaves things as `on` needs them, the last one excepted. */
export const CHANGES: Readonly<Record<State, Change>> = {
  fresh: {
    enter: stay,
    leave: async ({ harness: { browser } }) => {
      // What is granted and not allowed at once is given back.
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
