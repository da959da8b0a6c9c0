import { useMemo, useRef, useState } from 'preact/hooks';
import { environmentOf } from '../../../injection/explain.ts';
import type { OwnCall, OwnCalls } from '../../../storage/public/own-calls.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import { type Followed, useStored } from '../../../ui/live/use-stored.ts';
import { explained } from '../feed/explained.ts';
import type { SeenExchange } from '../feed/seen-exchange.ts';
import { ownExchange } from './own-exchange.ts';
import { withOwnCalls } from './with-own-calls.ts';

interface OwnCallsParts {
  readonly item: Followed<OwnCalls>;
  readonly first: OwnCalls | undefined;
  readonly facts: InjectionFacts;
  readonly clock: () => number;
  /** they are listed */
  readonly on: boolean;
  /** new calls are listed */
  readonly recording: boolean;
}

export interface OwnCallsList {
  /** The list with them in it, where they are wanted. */
  readonly mergeInto: (seen: readonly SeenExchange[]) => readonly SeenExchange[];
  /** Those that began before (ms since the epoch) are not listed any more. */
  readonly leaveBefore: (moment: number) => void;
}

/** The extension's own calls, kept up to date by storage: nobody is asked, and a sleeping background is not woken. */
export function useOwnCalls({ item, first, facts, clock, on, recording }: OwnCallsParts): OwnCallsList {
  const stored = useStored(item, first);
  const kept = useRef(stored);
  if (recording) kept.current = stored;
  const calls = kept.current;
  const [since, setSince] = useState(0);
  const exchanges = useRef(new Map<string, SeenExchange>());

  function exchangeOf(call: OwnCall): SeenExchange {
    const known = exchanges.current.get(call.id) ?? explained(ownExchange(call), facts, clock());
    exchanges.current.set(call.id, known);
    return known;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a call is explained by the policy of when it was first seen
  const own = useMemo(
    () =>
      (on ? (calls ?? []) : [])
        .filter(({ at, url }) => at >= since && environmentOf(facts.environments, url))
        .map(exchangeOf),
    [calls, since, on, facts.environments],
  );
  return {
    mergeInto: useMemo(() => memoized((seen) => withOwnCalls(seen, own)), [own]),
    leaveBefore: setSince,
  };
}

type Merge = OwnCallsList['mergeInto'];

/** The same list gives the same result, by identity: what is drawn of it is not drawn anew. */
function memoized(merge: Merge): Merge {
  let last: { readonly seen: readonly SeenExchange[]; readonly merged: readonly SeenExchange[] } | null =
    null;
  return (seen) => {
    if (last?.seen !== seen) last = { seen, merged: merge(seen) };
    return last.merged;
  };
}
