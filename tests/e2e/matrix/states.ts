import { PRODUCTION } from '../../../src/inventorum/environment.ts';
import type { Browser as RealBrowser } from '../../browsers/browser.ts';
import { command } from '../harness/commands.ts';
import type { Harness } from '../harness/start-harness.ts';
import { grantOrigin, withdrawHosts } from '../placement/host-permission.ts';
import type { State } from './cell.ts';
import { ADDED, API, TARGETS } from './sources.ts';

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

/** A fault ends with the connection that its panel holds. */
function holdDevTools(real: RealBrowser, tabIds: readonly number[], on: boolean): Promise<null> {
  return real.inExtension(
    (ids, holds) => {
      if (holds) {
        const ports = ids.map((id) => browser.runtime.connect({ name: `devtools of tab ${id}` }));
        Reflect.set(globalThis, 'heldPorts', ports);
      } else {
        for (const port of Reflect.get(globalThis, 'heldPorts')) port.disconnect();
      }
      return null;
    },
    tabIds,
    on,
  );
}

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
  // Every call of these tabs to the API's path is sent without a token.
  failing: {
    enter: async ({ harness: { browser: real }, tabIds }) => {
      await holdDevTools(real, tabIds, true);
      for (const tabId of tabIds) {
        const way = { as: 'no token' } as const;
        const path = new URL(TARGETS.api('')).pathname;
        await command(real, 'fault.start', {
          ...{ tabId, environmentId: PRODUCTION.id, path, calls: 'every', way },
        });
      }
    },
    leave: async ({ harness: { browser: real }, tabIds }) => {
      for (const tabId of tabIds) await command(real, 'fault.end', { tabId });
      await holdDevTools(real, tabIds, false);
    },
  },
  withdrawn: { enter: ({ harness: { browser } }) => withdrawHosts(browser, API), leave: stay },
};
