import type { RequestFacts } from '../../injection/explain-usual.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { type Listened, listenedHeaders } from '../../injection/listened-headers.ts';
import type { AccessTokenOf } from '../../injection/request-headers.ts';

/** The listener's decisions, in the browser where the listener makes origins exact. */
export interface Listening {
  /** Replaces the data for decisions; called together with the rules. */
  use(view: InjectionView, accessTokenOf: AccessTokenOf): void;
  /** The same at a start, before the first rules; data that came with rules is kept. */
  begin(view: InjectionView, accessTokenOf: AccessTokenOf): void;
  /** What happens to a request; null: it goes out unchanged. Never throws, and never takes longer than the limit. */
  headersFor(request: RequestFacts): Listened | null | Promise<Listened | null>;
}

/** The request is held meanwhile. Without a decision by then it goes out without a token. */
const LIMIT_MS = 3000;

/**
 * Nothing is known right after a wake: the first requests wait for storage, but only up to the limit. `onFailed` is told
 * of each request that is made to fail.
 */
export function listening(now: () => number, onFailed: (request: RequestFacts) => void): Listening {
  let decide: ((request: RequestFacts) => Listened | null) | undefined;
  let known: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    known = resolve;
  });
  function use(view: InjectionView, accessTokenOf: AccessTokenOf): void {
    decide = (request) => {
      const listened = listenedHeaders({ ...view, now: now() }, request, accessTokenOf);
      if (listened?.failed) onFailed(request);
      return listened;
    };
    known();
  }
  return {
    use,
    begin(view, accessTokenOf) {
      if (!decide) use(view, accessTokenOf);
    },
    headersFor(request) {
      if (decide) return decide(request);
      const late = new Promise<void>((resolve) => void setTimeout(resolve, LIMIT_MS));
      return Promise.race([ready, late]).then(() => decide?.(request) ?? null);
    },
  };
}
