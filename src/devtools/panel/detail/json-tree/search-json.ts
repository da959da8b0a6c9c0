import { isContainer } from './json-node.ts';

/** Where something was found: the indices that lead there from the whole. */
export type Path = readonly number[];

/** Values that are looked at between two pauses. */
const VALUES_A_PAUSE = 2000;

/** More are not counted. */
export const MOST_MATCHES = 10_000;

interface Place {
  readonly value: unknown;
  readonly name: string | null;
  readonly path: Path;
}

/** Finds names and values that contain a text, whatever the case, in the order of the tree; pauses every now and then. */
export function* searchJson(root: unknown, text: string): Generator<readonly Path[], void> {
  const wanted = text.toLowerCase();
  const waiting: Place[] = [{ value: root, name: null, path: [] }];
  let found: Path[] = [];
  let amount = 0;
  let looked = 0;
  for (let next = waiting.pop(); next && amount < MOST_MATCHES; next = waiting.pop()) {
    if (shows(next, wanted)) {
      found.push(next.path);
      amount += 1;
    }
    for (const member of membersOf(next).reverse()) waiting.push(member);
    looked += 1;
    if (looked % VALUES_A_PAUSE > 0) continue;
    yield found;
    found = [];
  }
  yield found;
}

function shows({ name, value }: Place, wanted: string): boolean {
  const texts = [name ?? '', isContainer(value) ? '' : String(value)];
  return texts.some((each) => each.toLowerCase().includes(wanted));
}

function membersOf({ value, path }: Place): Place[] {
  if (!isContainer(value)) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).map(([key, each], i) => {
    return { value: each, name: isList ? null : key, path: [...path, i] };
  });
}
