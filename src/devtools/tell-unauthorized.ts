import type { Call } from '../messaging/carry-out.ts';
import type { ToldRequest } from '../messaging/protocol.ts';
import { tellUnauthorized } from '../messaging/tell-requests.ts';

/** ms between two messages: for each one the background reads all that is stored */
const APART = 300;

/**
 * Creates the function that tells the background of an answer 401: the first at once, and those that follow within a
 * moment together, as a dead token is refused many times.
 */
export function unauthorizedTeller(call: Call): (request: ToldRequest) => void {
  let waiting: ToldRequest[] = [];
  /** ms since the page's start */
  let toldAt = Number.NEGATIVE_INFINITY;

  function tell(): void {
    const requests = waiting;
    waiting = [];
    toldAt = performance.now();
    tellUnauthorized(call, requests);
  }

  return (request) => {
    waiting.push(request);
    if (waiting.length > 1) return;
    const pause = toldAt + APART - performance.now();
    if (pause <= 0) tell();
    else setTimeout(tell, pause);
  };
}
