import type { RequestFacts } from '../../injection/explain.ts';
import type { HeaderSet } from '../../injection/header-rule.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { listenedHeaders } from '../../injection/listened-headers.ts';
import type { AccessTokenOf } from '../../injection/request-headers.ts';

/** What the listener decides from, for the browser that is exact by one. */
export interface Listening {
  /** Decides from this from now on: set together with the rules, and like them in force until the next. */
  use(view: InjectionView, accessTokenOf: AccessTokenOf): void;
  /** The same at a start, ahead of the first rules; what came with them stays. */
  begin(view: InjectionView, accessTokenOf: AccessTokenOf): void;
  /** What a request carries; null: it goes as it is. Never throws, and never answers later than the limit. */
  headersFor(request: RequestFacts): readonly HeaderSet[] | null | Promise<readonly HeaderSet[] | null>;
}

/** The request is held meanwhile; what is not decided by then goes out without a token. */
const LIMIT_MS = 3000;

/** Right after a wake nothing is known: then the first requests wait for what is read, but not for long. */
export function listening(now: () => number): Listening {
  let decide: ((request: RequestFacts) => readonly HeaderSet[] | null) | undefined;
  let known: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    known = resolve;
  });
  function use(view: InjectionView, accessTokenOf: AccessTokenOf): void {
    decide = (request) => listenedHeaders({ ...view, now: now() }, request, accessTokenOf);
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
