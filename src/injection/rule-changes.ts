import { property } from '../read-foreign.ts';
import type { HeaderRule, Rule } from './header-rule.ts';

/** One update of the session rules. */
export interface RuleChanges {
  readonly remove: readonly number[];
  readonly add: readonly HeaderRule[];
}

/**
 * Compares the installed rules with the desired ones. Rules that already match stay. All other installed ones are
 * removed, including those of an earlier run of the extension, and missing ones are added.
 */
export function ruleChanges(installed: readonly unknown[], desired: readonly Rule[]): RuleChanges {
  const missing = new Map(desired.map((rule) => [fingerprint(rule), rule]));
  const remove: number[] = [];
  const taken = new Set<number>();
  for (const rule of installed) {
    const id = idOf(rule);
    if (missing.delete(fingerprint(rule))) taken.add(id);
    else remove.push(id);
  }
  const free = freeIds(new Set([...taken, ...remove]));
  return { remove, add: [...missing.values()].map((rule) => ({ id: free(), ...rule })) };
}

function idOf(rule: unknown): number {
  return Number(property(rule, 'id'));
}

/** Ids that are neither used nor removed in the same update. */
function freeIds(used: ReadonlySet<number>): () => number {
  let next = 0;
  return () => {
    do next += 1;
    while (used.has(next));
    return next;
  };
}

/** A rule's content as text. Firefox reports every key it knows, with nulls and defaults; Chromium omits them. */
function fingerprint(rule: unknown): string {
  return JSON.stringify(canonical(rule, true));
}

function canonical(value: unknown, top = false): unknown {
  if (Array.isArray(value)) return value.map((each) => canonical(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, each]) => each !== null && each !== undefined && each !== false && !(top && key === 'id'))
    .map(([key, each]): [string, unknown] => [key, canonical(each)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
