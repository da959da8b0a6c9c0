import browser from 'webextension-polyfill';
import { property } from '../read-foreign.ts';
import { isFirefox } from './runtime.ts';

/** Far above the ids of our other rules, which count from 1. */
const RULE_ID = 1_000_000;

/** No request goes there (RFC 6761), and the rule changes nothing. */
const PREFIX = '|https://mark.invalid/';

/** A text that outlives a reload and an update of the extension, and ends with the browser. */
export interface BrowserMark {
  read(): Promise<string | null>;
  write(mark: string | null): Promise<void>;
}

/**
 * A session rule without effect, in browsers that keep session rules: Chromium 156 keeps them across a reload, an
 * update and a disabled extension. Firefox 153 drops them with the extension and has nothing similar: null.
 */
export function browserMark(): BrowserMark | null {
  return isFirefox() ? null : { read, write };
}

/** Whether an installed rule is only the mark. */
export function isMark(rule: unknown): boolean {
  return property(rule, 'id') === RULE_ID;
}

async function read(): Promise<string | null> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.find(isMark)?.condition.urlFilter?.slice(PREFIX.length) ?? null;
}

async function write(mark: string | null): Promise<void> {
  if ((await read()) === mark) return;
  const rule = {
    id: RULE_ID,
    priority: 1,
    action: { type: 'allow' as const },
    condition: { urlFilter: `${PREFIX}${mark}`, resourceTypes: ['other' as const] },
  };
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: mark === null ? [] : [rule],
  });
}
