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
  let count = 0;
  while (count < longest && before[from + count] === now[count]) count += 1;
  return { from, count };
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
