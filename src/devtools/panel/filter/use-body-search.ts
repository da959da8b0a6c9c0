import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { parseFilter } from './parse-filter.ts';
import type { BodyMatches } from './search-bodies.ts';

const NOWHERE: BodyMatches = { has: () => false, progress: null };

/**
 * The calls whose bodies have the texts that a filter asks for. The code that searches is loaded with the first such
 * filter.
 */
export function useBodySearch(
  calls: readonly DiagnosedCall[],
  filter: string,
  peek: (key: string) => Promise<CallBody>,
): BodyMatches {
  const latest = useRef(calls);
  latest.current = calls;
  const asked = useMemo(() => bodyTexts(filter).join('\n'), [filter]);
  const [matches, setMatches] = useState<BodyMatches>(NOWHERE);
  useEffect(() => {
    if (asked === '') return;
    const searching = new AbortController();
    const { signal } = searching;
    const parts = {
      texts: asked.split('\n'),
      calls: () => latest.current,
      peek,
      onMatches: setMatches,
      signal,
    };
    void import('./search-bodies.ts').then(({ searchBodies }) => searchBodies(parts));
    return () => {
      searching.abort();
      setMatches(NOWHERE);
    };
  }, [asked, peek]);
  return asked === '' ? NOWHERE : matches;
}

/** A filter's words hold no line breaks but within quotes, where one is a blank. */
function bodyTexts(filter: string): readonly string[] {
  if (!filter.includes('body:')) return [];
  return parseFilter(filter)
    .alternatives.flat()
    .flatMap(({ condition }) => (condition.kind === 'body' ? [condition.text] : []));
}
