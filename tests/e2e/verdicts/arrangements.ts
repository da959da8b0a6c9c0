import { command } from '../harness/commands.ts';
import { USUAL } from './labels.ts';
import type { VerdictRow } from './verdict-row.ts';
import { API, type World } from './world.ts';

/** A special set-up for a row, and how to undo it. */
type Arrangement = Required<Pick<VerdictRow, 'arrange' | 'tidy'>>;

/** Sends another token set. */
export function sending(label: string): Arrangement {
  return { arrange: (world) => choose(world, label), tidy: (world) => choose(world, USUAL) };
}

async function choose({ harness, idOf }: World, label: string): Promise<void> {
  await command(harness.browser, 'injection.choose', { tokenSetId: await idOf(label) });
}

/** Pins the tab; `null`: to no token, so that the page's own header is sent unchanged. */
export function pinnedTo(label: string | null): Arrangement {
  return {
    arrange: async ({ harness, tabId, idOf }) => {
      const tokenSetId = label === null ? null : await idOf(label);
      await command(harness.browser, 'tab.pin', { tabId, tokenSetId });
    },
    tidy: ({ harness, tabId }) => command(harness.browser, 'tab.unpin', { tabId }),
  };
}

/** Shows another page in the tab. */
export function at(url: string): Arrangement {
  return { arrange: ({ tab }) => tab.goto(url), tidy: ({ tab }) => tab.goto(`${API}/`) };
}
