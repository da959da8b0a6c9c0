import browser, { type DeclarativeNetRequest } from 'webextension-polyfill';
import type { HeaderRule } from '../injection/header-rule.ts';
import { isMark } from './browser-mark.ts';

/** Our installed session rules, as the browser reports them, without the mark. */
export async function installedRules(): Promise<readonly unknown[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.filter((rule) => !isMark(rule));
}

/** Removes and adds session rules in one call: the browser applies all of it or nothing. */
export async function updateRules(change: {
  readonly remove: readonly number[];
  readonly add: readonly HeaderRule[];
}): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [...change.remove],
    addRules: change.add.map(mutable),
  });
}

/** The browser's types require mutable arrays; the rules are not changed. */
function mutable(rule: HeaderRule): DeclarativeNetRequest.Rule {
  return JSON.parse(JSON.stringify(rule));
}
