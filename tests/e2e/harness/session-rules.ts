import type { Browser } from '../../browsers/browser.ts';

/** Every installed session rule of the extension without its id, in a fixed order. */
export function sessionRules(real: Pick<Browser, 'inExtension'>): Promise<readonly string[]> {
  return real.inExtension(async () => {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    return rules.map(({ id: _, ...rule }) => JSON.stringify(rule)).sort();
  });
}
