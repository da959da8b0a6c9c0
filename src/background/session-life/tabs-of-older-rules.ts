import { listAt, property } from '../../read-foreign.ts';

export interface OlderTabs {
  /** pinned or paused: the rules for all tabs excluded them */
  readonly special: readonly number[];
  /** whether an origin was allowed in one tab only */
  readonly allowing: boolean;
}

/**
 * The tab settings that can be derived from session rules of a build before `carriedSession` (Chromium keeps them over
 * an update). Null: there is no rule for all tabs, so nothing can be derived.
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
