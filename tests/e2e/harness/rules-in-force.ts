import type { Browser } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { command } from './commands.ts';

/** Which header rule is waited for; what is left out may be anything. */
interface WantedRule {
  /** host of pages whose own requests it decorates */
  readonly pagesOf?: string;
  /** value of the `Authorization` header that it sets */
  readonly authorization?: string;
}

/**
 * Waits until the background has put its header rules into the browser. The popup draws the stored policy and may be
 * a moment ahead of them. In Firefox a listener decorates what pages ask for: it follows what is stored when the
 * background has looked at all once more.
 */
export async function rulesInForce(
  real: Browser,
  { pagesOf, authorization }: WantedRule = {},
): Promise<void> {
  const byListener = real.name === 'firefox' && pagesOf !== undefined;
  if (byListener) await allowed(real, pagesOf);
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
      byListener ? null : (pagesOf ?? null),
      authorization ?? null,
    ),
  );
  if (byListener) await command(real, 'status.write', {});
}

async function allowed(real: Browser, host: string): Promise<void> {
  await waitUntil(`pages of ${host} are allowed`, () =>
    real.inExtension(async (asked) => {
      const { policy } = await browser.storage.local.get('policy');
      const { sessionPolicy } = await browser.storage.session.get('sessionPolicy');
      return JSON.stringify([policy, sessionPolicy]).includes(`://${asked}`);
    }, host),
  );
}
