import { useEffect, useState } from 'preact/hooks';
import { type Path, searchJson } from './search-json.ts';

/** ms of a turn; what is left follows in the next one */
const SLICE = 8;
/** ms without a further change of the text */
const START_AFTER = 120;

export interface Matches {
  readonly paths: readonly Path[];
  readonly complete: boolean;
}

const NONE: Matches = { paths: [], complete: true };

/** Looks for a text in a value, a little at a time; an empty text finds nothing. */
export function useJsonSearch(value: unknown, text: string): Matches {
  const [matches, setMatches] = useState(NONE);
  useEffect(() => {
    setMatches(NONE);
    if (text === '') return;
    const search = searchJson(value, text);
    const found: Path[] = [];
    let timer = setTimeout(turn, START_AFTER);
    function turn(): void {
      const complete = goOn(search, found);
      setMatches({ paths: [...found], complete });
      if (!complete) timer = setTimeout(turn);
    }
    return () => clearTimeout(timer);
  }, [value, text]);
  return matches;
}

/** A slice of the search; true: it has come to its end. */
function goOn(search: ReturnType<typeof searchJson>, found: Path[]): boolean {
  const end = performance.now() + SLICE;
  do {
    const { value: more, done } = search.next();
    if (done) return true;
    found.push(...more);
  } while (performance.now() < end);
  return false;
}
