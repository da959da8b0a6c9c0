import { command } from '../harness/commands.ts';
import { USUAL } from './labels.ts';
import type { VerdictRow } from './verdict-row.ts';
import { API, type World } from './world.ts';

/** What is different for a row, and how it is undone. */
type Arrangement = Required<Pick<VerdictRow, 'arrange' | 'tidy'>>;

/** Another token set is the one that is sent. */
export function sending(label: string): Arrangement {
  return { arrange: (world) => choose(world, label), tidy: (world) => choose(world, USUAL) };
}

async function choose({ harness, idOf }: World, label: string): Promise<void> {
  await command(harness.browser, 'injection.choose', { tokenSetId: await idOf(label) });
}

/** The tab is pinned; `null`: to no token, so that the page's own header goes out as it is. */
export function pinnedTo(label: string | null): Arrangement {
  return {
    arrange: async ({ harness, tabId, idOf }) => {
      const tokenSetId = label === null ? null : await idOf(label);
      await command(harness.browser, 'tab.pin', { tabId, tokenSetId });
    },
    tidy: ({ harness, tabId }) => command(harness.browser, 'tab.unpin', { tabId }),
  };
}

/** The tab shows another page. */
export function at(url: string): Arrangement {
  return { arrange: ({ tab }) => tab.goto(url), tidy: ({ tab }) => tab.goto(`${API}/`) };
}
