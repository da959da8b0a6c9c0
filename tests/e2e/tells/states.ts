import { command } from '../harness/commands.ts';
import { ANOTHER, API, ELSEWHERE, SHOP } from './names.ts';
import type { World } from './world.ts';

/** Who asks, and what the user decided for it. */
interface AskingState {
  readonly what: string;
  readonly origin: string;
  readonly enter?: (world: World) => Promise<unknown>;
  readonly leave?: (world: World) => Promise<unknown>;
}

function pinned(label: string | null): Pick<Required<AskingState>, 'enter' | 'leave'> {
  return {
    enter: ({ harness: { browser }, tabId, tokenSetIds }) => {
      const tokenSetId = label === null ? null : (tokenSetIds[label] ?? null);
      return command(browser, 'tab.pin', { tabId, tokenSetId });
    },
    leave: ({ harness: { browser }, tabId }) => command(browser, 'tab.unpin', { tabId }),
  };
}

function readAnswers({ harness: { browser } }: World, on: boolean): Promise<unknown> {
  return command(browser, 'origin.read-answers', { origin: SHOP, on });
}

export const STATES = {
  allowed: { what: 'an allowed page', origin: SHOP },
  own: { what: "the API's own page", origin: API },
  foreign: { what: 'a page that is not allowed', origin: ELSEWHERE },
  reads: {
    what: 'an allowed page that reads answers',
    origin: SHOP,
    enter: (world) => readAnswers(world, true),
    leave: (world) => readAnswers(world, false),
  },
  none: { what: 'a tab that is pinned to no token', origin: SHOP, ...pinned(null) },
  another: { what: 'a tab that is pinned to another token set', origin: SHOP, ...pinned(ANOTHER) },
  paused: {
    what: "the API's own page while everything is paused",
    origin: API,
    enter: ({ harness: { browser } }) => command(browser, 'injection.pause', { for: 'minutes', minutes: 60 }),
    leave: ({ harness: { browser } }) => command(browser, 'injection.resume', { tabId: null }),
  },
} as const satisfies Readonly<Record<string, AskingState>>;

export type StateName = keyof typeof STATES;

export function stateNamed(name: StateName): AskingState {
  return STATES[name];
}
