import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { type RedactedCall, useShownCalls } from '../detail/redacted-call.tsx';
import { usePanel } from '../panel-context.ts';
import { type BothBodies, bodiesOf, type ComparedSection, sectionsOf } from './sections-of.ts';

/** A comparison of two calls, once it is made; states as those of a shown call. */
export type Comparison =
  | { readonly state: 'reading' | 'nothing' | 'failed' }
  | { readonly state: 'no answer'; readonly again: () => void }
  | { readonly state: 'shown'; readonly sections: readonly ComparedSection[] };

export interface ComparedPair {
  readonly before: DiagnosedCall;
  readonly after: DiagnosedCall;
}

/** Compares two calls without their secrets. `tellSame`: equal parts of bodies are rows, too. */
export function useComparison({ before, after }: ComparedPair, tellSame: boolean): Comparison {
  const language = useLanguage();
  const { now } = usePanel();
  const shown = useShownCalls([before, after], 'with body');
  const calls = shown.state === 'shown' ? shown.calls : null;
  const bodies = useBodies({ before, after }, calls, tellSame);
  const sections = useMemo(() => {
    const [own, other] = calls ?? [];
    if (!own || !other || !bodies) return [];
    const sides = { before: { call: before, shown: own }, after: { call: after, shown: other } };
    return sectionsOf(language, sides, { bodies, now });
  }, [language, calls, bodies, before, after, now]);
  if (shown.state !== 'shown') return shown;
  if (bodies === undefined) return { state: 'reading' };
  return bodies === null ? { state: 'failed' } : { state: 'shown', sections };
}

interface Compared {
  readonly calls: readonly RedactedCall[];
  readonly bodies: BothBodies | null;
}

/** Undefined: not yet; null: it failed. While equal parts are looked for, those without them stay. */
function useBodies(
  pair: ComparedPair,
  calls: readonly RedactedCall[] | null,
  tellSame: boolean,
): BothBodies | null | undefined {
  const { compareBodies } = usePanel();
  const [compared, setCompared] = useState<Compared | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown of the calls changes with them.
  useEffect(() => {
    const [own, other] = calls ?? [];
    if (!own || !other) return;
    const comparing = new AbortController();
    const { sent, received } = bodiesOf({
      before: { call: pair.before, shown: own },
      after: { call: pair.after, shown: other },
    });
    const { signal } = comparing;
    const both = [sent, received].map((bodies) => compareBodies({ ...bodies, tellSame }, signal));
    void Promise.all(both).then(
      ([ofSent, ofReceived]) => {
        if (signal.aborted || !calls) return;
        const bodies = ofSent && ofReceived ? { sent: ofSent, received: ofReceived } : null;
        setCompared({ calls, bodies });
      },
      // Aborted: another comparison has begun.
      () => undefined,
    );
    return () => comparing.abort();
  }, [calls, tellSame, compareBodies]);
  return compared !== null && compared.calls === calls ? compared.bodies : undefined;
}
