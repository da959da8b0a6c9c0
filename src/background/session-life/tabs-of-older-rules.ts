import { listAt, property } from '../../read-foreign.ts';

export interface OlderTabs {
  /** pinned or paused: what held everywhere named them as its exceptions */
  readonly special: readonly number[];
  /** whether an origin was allowed in one tab alone */
  readonly allowing: boolean;
}

/**
 * What was set for single tabs, as session rules tell that a build before `carriedSession` has left (Chromium keeps them
 * over an update). Null: no rule for everywhere is left, so nothing tells.
 */
export function tabsOfOlderRules(rules: readonly unknown[]): OlderTabs | null {
  const headerRules = rules.filter(setsHeaders);
  const everywhere = headerRules.filter((rule) => idsIn(rule, 'tabIds').length === 0);
  if (everywhere.length === 0) return null;
  const special = [...new Set(everywhere.flatMap((rule) => idsIn(rule, 'excludedTabIds')))];
  const ofTabs = headerRules.flatMap((rule) => idsIn(rule, 'tabIds'));
  return { special, allowing: ofTabs.some((id) => !special.includes(id)) };
}

function setsHeaders(rule: unknown): boolean {
  return Array.isArray(property(property(rule, 'action'), 'requestHeaders'));
}

function idsIn(rule: unknown, key: 'tabIds' | 'excludedTabIds'): readonly number[] {
  return listAt(property(rule, 'condition'), key).filter((id) => typeof id === 'number');
}
