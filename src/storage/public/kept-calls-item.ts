import { sessionArea } from '../../platform/storage-area.ts';
import { type KeptCalls, keptCalls } from './kept-calls.ts';
import { type SeenRequest, seenRequests } from './seen-requests.ts';

/** The calls that are kept of a tab while its DevTools are closed. Written only by its panel. */
export function keptCallsOf(tabId: number): KeptCalls {
  return keptCalls(sessionArea, tabId, Date.now);
}

/** The requests that any panel has seen since the browser started, as far as they are kept. */
export function requestsSeen(): Promise<readonly SeenRequest[]> {
  return seenRequests(sessionArea);
}
