/** A header, cookie or parameter, and nothing else. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** Longer texts are rarely equal. */
export const LONGEST = 400;

/** Parts of an entry that are copied, too, and what of them is left out. */
const PARTS: Readonly<Record<string, string>> = { request: '', response: '', content: 'text' };

const LISTS: ReadonlySet<string> = new Set(['headers', 'cookies', 'queryString']);

/**
 * Makes copies of HAR entries for the list, without their response bodies. Texts and headers that are equal to those of
 * recent entries are the same objects, because thousands of calls of one page differ in little.
 */
export function createCompactEntries(): (entry: unknown) => unknown {
  const sharedText = createSharing((text: string) => text);
  const sharedPair = createSharing(({ value }: Pair) => value);

  function copied(name: string, value: unknown): unknown {
    if (typeof value === 'string') return value.length > LONGEST ? value : sharedText(name, value);
    if (LISTS.has(name) && Array.isArray(value)) return value.map(copiedPair);
    return Object.hasOwn(PARTS, name) ? copyOf(value, PARTS[name]) : value;
  }

  function copiedPair(pair: unknown): unknown {
    return isPair(pair) ? sharedPair(pair.name, pair) : pair;
  }

  function copyOf(value: unknown, leftOut = ''): unknown {
    if (typeof value !== 'object' || value === null) return value;
    // Thousands are copied at once, and a list of members would take three times as long.
    const copy: Record<string, unknown> = { ...value };
    if (Object.hasOwn(copy, leftOut)) delete copy[leftOut];
    for (const name of Object.keys(copy)) copy[name] = copied(name, copy[name]);
    return copy;
  }

  return (entry) => copyOf(entry, 'getContent');
}

/** Browsers add to some what others do not have. */
export function isPair(value: unknown): value is Pair {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('value' in value)) return false;
  const { name, value: text } = value;
  const isText = typeof name === 'string' && typeof text === 'string' && text.length <= LONGEST;
  return isText && Object.keys(value).length === 2;
}

/** Requests of one page repeat most of what they say, in a few variants. */
const VARIANTS = 8;

const MOST_NAMES = 200;

/** Returns the equal one of the last different values of a name, else the given value. */
function createSharing<T>(textOf: (value: T) => string): (name: string, value: T) => T {
  const recent = new Map<string, T[]>();
  return (name, value) => {
    const known = recent.get(name) ?? [];
    const text = textOf(value);
    const equal = known.find((each) => textOf(each) === text);
    if (equal !== undefined) return equal;
    if (known.length === 0 && recent.size < MOST_NAMES) recent.set(name, known);
    if (known.length === VARIANTS) known.shift();
    known.push(value);
    return value;
  };
}
