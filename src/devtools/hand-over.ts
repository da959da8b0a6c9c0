import type { RequestSource } from './early-requests.ts';

const NAME = 'companionRequests';
const EVENT = 'companion-requests';

/**
 * Gives the panel's window the requests of the devtools page. Both are windows of the extension in one process, so
 * functions can be passed, which no message could do.
 */
export function offerRequests(panel: Window, source: RequestSource): void {
  if (Reflect.get(panel, NAME) === source) return;
  Reflect.set(panel, NAME, source);
  panel.dispatchEvent(new Event(EVENT));
}

/** What the devtools page has given this window, or gives it within `timeLimit` (ms); else null. */
export function offeredRequests(panel: Window, timeLimit: number): Promise<RequestSource | null> {
  return new Promise((resolve) => {
    const take = () => {
      const source: unknown = Reflect.get(panel, NAME);
      if (isRequestSource(source)) resolve(source);
    };
    panel.addEventListener(EVENT, take, { once: true });
    setTimeout(() => resolve(null), timeLimit);
    take();
  });
}

function isRequestSource(value: unknown): value is RequestSource {
  return typeof value === 'object' && value !== null && 'follow' in value;
}
