import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

/** A ratio between two sides of one run: the median of its rounds, the minimum and the maximum. */
export interface Ratio {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Compares round by round, so that a slow round slows both sides. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Ratio {
  const ratios = ours.map((value, i) => value / (theirs[i] ?? Number.NaN)).sort((a, b) => a - b);
  return { median: median(ratios), min: ratios[0] ?? Number.NaN, max: ratios.at(-1) ?? Number.NaN };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function formatRatio({ median: middle, min, max }: Ratio): string {
  return `${middle.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
}

/** Prints rows as a table, and saves them with the machine's data under bench/results/. */
export function report(name: string, rows: readonly Readonly<Record<string, string>>[], raw: unknown): void {
  console.table(rows);
  const folder = fileURLToPath(new URL('./results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, platform: process.platform, cpus: cpus().length };
  const file = `${folder}${name}.json`;
  writeFileSync(
    file,
    `${JSON.stringify({ name, at: new Date().toISOString(), machine, rows, raw }, null, 2)}\n`,
  );
  console.log(`Kept in bench/results/${name}.json`);
}
