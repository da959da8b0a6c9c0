import { setTimeout as sleep } from 'node:timers/promises';
import { pageExpression } from '../page-expression.ts';
import { waitUntil } from '../wait-until.ts';
import type { BidiClient } from './bidi-client.ts';
import { evaluateIn } from './evaluate-in.ts';

interface Tab {
  readonly bidi: BidiClient;
  readonly context: string;
}

/** Time limit of one call to the page: while a tab changes its process, an answer may never come. */
const ASKING_MS = 2000;

/**
 * Navigates a tab, and resolves when another document is complete in it. The command does not wait for the load: if the
 * tab changes its process, or another navigation is still in progress, "complete" may never be reported (seen in
 * Firefox 153).
 */
export async function moveTab(tab: Tab, what: string, move: () => Promise<unknown>): Promise<void> {
  // Without an answering document before, any document counts as another.
  const before = await documentOf(tab).catch(() => undefined);
  await move();
  let last: number | undefined;
  await waitUntil(
    what,
    async () => {
      const now = await documentOf(tab);
      // It must be seen twice: while the tab changes its process, there may be an empty document in between.
      const isSteady = now.complete && now.began === last;
      last = now.complete ? now.began : undefined;
      return isSteady && now.began !== before?.began;
    },
    30_000,
  );
}

interface ShownDocument {
  /** creation time of the document, ms since the epoch: unique within a tab */
  readonly began: number;
  readonly complete: boolean;
}

async function documentOf({ bidi, context }: Tab): Promise<ShownDocument> {
  const asked = evaluateIn(
    bidi,
    context,
    pageExpression(
      () => ({ began: performance.timeOrigin, complete: document.readyState === 'complete' }),
      [],
    ),
  );
  const answer = await Promise.race([asked, sleep(ASKING_MS)]);
  if (answer === undefined) throw new Error('the page did not answer');
  return JSON.parse(answer);
}
