import type { FinishedRequest } from '../platform/devtools.ts';
import type { ResponseBody } from '../platform/response-body.ts';

/** Bodies that are fetched before anybody asks for them. */
export interface HeldBodies {
  /** Fetches the body now. Gives the request with that one, as long as it is held. */
  hold(request: FinishedRequest): FinishedRequest;
  /** Whoever has the requests has the bodies from now on. */
  release(): void;
}

/**
 * Lets the oldest go when all together have more characters than `most`; then the browser is asked again, which may
 * have let it go as well.
 */
export function createHeldBodies(most: number): HeldBodies {
  let current: Held = { bodies: [], total: 0 };
  return {
    hold({ entry, body }) {
      const held = current;
      let early: Promise<ResponseBody> | null = body();
      const letGo = () => {
        early = null;
      };
      // Whoever asks for it hears of a failure.
      early.then(({ text }) => count(held, { length: text.length, letGo }, most)).catch(() => {});
      return { entry, body: () => early ?? body() };
    },
    release() {
      current = { bodies: [], total: 0 };
    },
  };
}

interface HeldBody {
  readonly length: number;
  readonly letGo: () => void;
}

interface Held {
  /** oldest first */
  readonly bodies: HeldBody[];
  total: number;
}

function count(held: Held, body: HeldBody, most: number): void {
  held.bodies.push(body);
  held.total += body.length;
  while (held.total > most) {
    const oldest = held.bodies.shift();
    if (!oldest) break;
    held.total -= oldest.length;
    oldest.letGo();
  }
}
