import { type Limit, type Round, rowsOfRounds } from '../paired.ts';
import type { PopupOpening } from './measure-opening.ts';

/** Openings of each popup in a round. */
export const OPENINGS = 3;

export const MEASURES = {
  'first paint': ({ firstPaint }: PopupOpening) => firstPaint,
  stable: ({ stable }: PopupOpening) => stable,
  heap: ({ heap }: PopupOpening) => heap,
} as const;

/** The rounds of one browser with so many token sets. */
export interface Part {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly rounds: readonly Round[];
}

/** What was measured, judged by the limits of the same name, if there is one. */
export function rowsIn(where: string, rounds: readonly Round[], limits: Readonly<Record<string, Limit>>) {
  const measured = Object.keys(rounds[0] ?? {}).map((name) => [name, limits[name] ?? null]);
  return rowsOfRounds(rounds, Object.fromEntries(measured)).map((row) => ({ where, ...row }));
}
