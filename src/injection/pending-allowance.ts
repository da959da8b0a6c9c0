import type { Allowance } from './allowance.ts';

/** What the user clicked before the browser asked: the permission prompt may close the page. */
export interface PendingAllowance extends Allowance {
  /** when it was clicked, ms since the epoch */
  readonly askedAt: number;
}

/** An older prompt was abandoned; a later grant belongs to another one. */
const QUESTION_LASTS_MS = 600_000;

/** Whether the permission prompt may still be answered; `now` in ms since the epoch. */
export function mayBeAnswered({ askedAt }: PendingAllowance, now: number): boolean {
  return Math.abs(now - askedAt) <= QUESTION_LASTS_MS;
}
