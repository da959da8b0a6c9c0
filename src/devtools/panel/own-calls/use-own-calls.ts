import { useMemo, useRef, useState } from 'preact/hooks';
import { environmentOf } from '../../../injection/explain.ts';
import type { OwnCall, OwnCalls } from '../../../storage/public/own-calls.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import { type Followed, useStored } from '../../../ui/live/use-stored.ts';
import type { RecordedCall } from '../feed/call.ts';
import { explained } from '../feed/explained.ts';
import { readOwnCall } from './read-own-call.ts';
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
  readonly mergeInto: (calls: readonly RecordedCall[]) => readonly RecordedCall[];
  /** Those that began before (ms since the epoch) are not listed any more. */
  readonly leaveBefore: (moment: number) => void;
}

/** The extension's own calls, kept up to date by storage: nobody is asked, and a sleeping background is not woken. */
export function useOwnCalls({ item, first, facts, clock, on, recording }: OwnCallsParts): OwnCallsList {
  const stored = useStored(item, first);
  const noted = useRef(stored);
  if (recording) noted.current = stored;
  const [since, setSince] = useState(0);
  const recorded = useRef(new Map<string, RecordedCall>());

  function recordedOf(call: OwnCall): RecordedCall {
    const known = recorded.current.get(call.id) ?? explained(readOwnCall(call), facts, clock());
    recorded.current.set(call.id, known);
    return known;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a call is explained by the policy of when it was first calls
  const own = useMemo(
    () =>
      (on ? (noted.current ?? []) : [])
        .filter(({ at, url }) => at >= since && environmentOf(facts.environments, url))
        .map(recordedOf),
    [noted.current, since, on, facts.environments],
  );
  return {
    mergeInto: useMemo(() => memoized((calls) => withOwnCalls(calls, own)), [own]),
    leaveBefore: setSince,
  };
}

type Merge = OwnCallsList['mergeInto'];

/** The same list gives the same result, by identity: what is drawn of it is not drawn anew. */
function memoized(merge: Merge): Merge {
  let last: { readonly calls: readonly RecordedCall[]; readonly merged: readonly RecordedCall[] } | null =
    null;
  return (calls) => {
    if (last?.calls !== calls) last = { calls, merged: merge(calls) };
    return last.merged;
  };
}
