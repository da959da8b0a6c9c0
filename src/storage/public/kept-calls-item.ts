import { sessionArea } from '../../platform/storage-area.ts';
import { type KeptCalls, keptCalls } from './kept-calls.ts';

/** The calls that are kept of a tab while its DevTools are closed. Written only by its panel. */
export function keptCallsOf(tabId: number): KeptCalls {
  return keptCalls(sessionArea, tabId, Date.now);
}
