import type { FinishedRequest } from '../platform/devtools.ts';
import type { ResponseBody } from '../platform/response-body.ts';

/** Bodies that are fetched before the panel asks for them. */
export interface HeldBodies {
  /** Fetches the body now. Returns the request with this body, as long as it is held. */
  hold(request: FinishedRequest): FinishedRequest;
  /** Stops holding bodies: the new owner of the requests has them. */
  release(): void;
}

/**
 * Drops the oldest bodies when all together exceed `most` characters; their requests ask the browser again, which may
 * have discarded them.
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
      // A failure surfaces when the body is read, which asks the browser again.
      early.then(({ text, untold }) => {
        if (untold) letGo();
        else count(held, { length: text.length, letGo }, most);
      }, letGo);
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
