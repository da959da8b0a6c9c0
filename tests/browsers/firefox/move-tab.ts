import { setTimeout as sleep } from 'node:timers/promises';
import { pageExpression } from '../page-expression.ts';
import { waitUntil } from '../wait-until.ts';
import type { BidiClient } from './bidi-client.ts';
import { evaluateIn } from './evaluate-in.ts';

interface Tab {
  readonly bidi: BidiClient;
  readonly context: string;
}

/** One question to the page: while a tab changes its process, an answer may never come. */
const ASKING_MS = 2000;

/**
 * Lets a tab go somewhere, and resolves when another document is complete there. The browser is asked not to wait:
 * where the tab changes its process, or another navigation is still under way, "complete" may never be answered
 * (seen in Firefox 153).
 */
export async function moveTab(tab: Tab, what: string, move: () => Promise<unknown>): Promise<void> {
  // Where there is none, or none that answers, any document is another.
  const before = await documentOf(tab).catch(() => undefined);
  await move();
  let last: number | undefined;
  await waitUntil(
    what,
    async () => {
      const now = await documentOf(tab);
      // Seen twice: while the tab changes its process, an empty document may stand in for the one that comes.
      const isSteady = now.complete && now.began === last;
      last = now.complete ? now.began : undefined;
      return isSteady && now.began !== before?.began;
    },
    30_000,
  );
}

interface ShownDocument {
  /** when the document began, ms since the epoch: no two of a tab share it */
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
