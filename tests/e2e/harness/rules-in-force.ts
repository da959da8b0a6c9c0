import type { Browser } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';

/** Which header rule is waited for; what is left out may be anything. */
interface WantedRule {
  /** host of pages whose own requests it decorates */
  readonly pagesOf?: string;
  /** value of the `Authorization` header that it sets */
  readonly authorization?: string;
}

/**
 * Waits until the background has put its header rules into the browser. The popup draws the stored policy and may be
 * a moment ahead of them.
 */
export async function rulesInForce(
  real: Browser,
  { pagesOf, authorization }: WantedRule = {},
): Promise<void> {
  await waitUntil('the header rule is in force', () =>
    real.inExtension(
      async (host, value) => {
        const rules = await browser.declarativeNetRequest.getSessionRules();
        return rules.some(({ action, condition }) => {
          const headers = action.type === 'modifyHeaders' ? (action.requestHeaders ?? []) : [];
          const pages = host === null || condition.initiatorDomains?.includes(host);
          return pages && headers.some((header) => value === null || header.value === value);
        });
      },
      pagesOf ?? null,
      authorization ?? null,
    ),
  );
}
