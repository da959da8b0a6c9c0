import { useEffect, useState } from 'preact/hooks';
import { type JsonValue, membersOf, readable } from '../../../diagnosis/json-text.ts';
import { isContainer } from './json-node.ts';

/** ms of a turn; the rest follows in the next one */
const SLICE = 8;
/** ms without a further change of the text */
const START_AFTER = 120;

export interface Matches {
  readonly paths: readonly Path[];
  readonly complete: boolean;
}

const NONE: Matches = { paths: [], complete: true };

/** Searches a value for a text, a little at a time; an empty text finds nothing. */
export function useJsonSearch(value: JsonValue, text: string): Matches {
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

/** Runs a slice of the search; true: the search is complete. */
function goOn(search: ReturnType<typeof searchJson>, found: Path[]): boolean {
  const end = performance.now() + SLICE;
  do {
    const { value: more, done } = search.next();
    if (done) return true;
    found.push(...more);
  } while (performance.now() < end);
  return false;
}

/** The path of a match: the indices from the root. */
type Path = readonly number[];

/** Values that are visited between two pauses. */
const VALUES_A_PAUSE = 2000;

/** More matches are not counted. */
export const MOST_MATCHES = 10_000;

interface TreeMember {
  readonly value: JsonValue;
  readonly name: string | null;
  readonly path: Path;
}

/** Finds names and values that contain a text, case-insensitively, in the order of the tree; pauses regularly. */
export function* searchJson(root: JsonValue, text: string): Generator<readonly Path[], void> {
  const wanted = text.toLowerCase();
  const waiting: TreeMember[] = [{ value: root, name: null, path: [] }];
  let found: Path[] = [];
  let amount = 0;
  let looked = 0;
  for (let next = waiting.pop(); next && amount < MOST_MATCHES; next = waiting.pop()) {
    if (shows(next, wanted)) {
      found.push(next.path);
      amount += 1;
    }
    for (const member of below(next).reverse()) waiting.push(member);
    looked += 1;
    if (looked % VALUES_A_PAUSE > 0) continue;
    yield found;
    found = [];
  }
  yield found;
}

function shows({ name, value }: TreeMember, wanted: string): boolean {
  const texts = [name ?? '', isContainer(value) ? '' : readable(value)];
  return texts.some((each) => each.toLowerCase().includes(wanted));
}

function below({ value, path }: TreeMember): TreeMember[] {
  return membersOf(value).map((member, i) => ({ ...member, path: [...path, i] }));
}
