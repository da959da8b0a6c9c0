/**
 * The common part of two lists at the start of the later one: `count` elements, which began at `from` in the earlier
 * one.
 */
interface KeptRun {
  readonly from: number;
  readonly count: number;
}

/** Compares lists that grow at their end and lose elements at their start; no index is needed. */
export function keptRun<T>(before: readonly T[], now: readonly T[]): KeptRun {
  const [first] = now;
  const from = first === undefined ? -1 : before.indexOf(first);
  if (from < 0) return { from: 0, count: 0 };
  const longest = Math.min(now.length, before.length - from);
  let count = from === 0 ? knownStart(before, now) : 0;
  while (count < longest && before[from + count] === now[count]) count += 1;
  return { from, count };
}

/** Where a list comes from: its first `count` elements are those of `before`. */
interface Origin {
  readonly before: WeakRef<readonly unknown[]>;
  readonly count: number;
}

/** To compare fifty thousand elements takes a noticeable part of a frame, and several parts of the panel would. */
const origins = new WeakMap<readonly unknown[], Origin>();

/** Lists between two that are compared: some readers see each list, others only the last one of a frame. */
const MOST_BETWEEN = 16;

/** Notes that the first `count` elements of a list are those of an earlier list. Returns the list. */
export function noteStart<L extends readonly unknown[]>(
  list: L,
  before: readonly unknown[],
  count: number,
): L {
  origins.set(list, { before: new WeakRef(before), count });
  return list;
}

/** The first `count` elements of a list, and others after them; the list itself if that is the same. */
export function startOf<T>(before: readonly T[], count: number, others: readonly T[]): readonly T[] {
  if (count === before.length && others.length === 0) return before;
  const start = count === before.length ? before : before.slice(0, count);
  return noteStart(start.concat(others), before, count);
}

/** How many first elements of two lists are known to be the same. */
function knownStart(before: readonly unknown[], now: readonly unknown[]): number {
  let list = now;
  let count = now.length;
  for (let between = 0; list !== before && between < MOST_BETWEEN; between += 1) {
    const origin = origins.get(list);
    const earlier = origin?.before.deref();
    if (!origin || !earlier) return 0;
    count = Math.min(count, origin.count);
    list = earlier;
  }
  return list === before ? count : 0;
}

/** The parts of two lists beside their common run. */
interface Differences<T> {
  /** of the earlier list: before the run, and after it */
  readonly gone: readonly [readonly T[], readonly T[]];
  /** of the later list, after the run */
  readonly added: readonly T[];
}

/** What a list lost at its start and at its end, and what came at its end. */
export function differences<T>(before: readonly T[], now: readonly T[]): Differences<T> {
  const { from, count } = keptRun(before, now);
  return { gone: [before.slice(0, from), before.slice(from + count)], added: now.slice(count) };
}
