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
