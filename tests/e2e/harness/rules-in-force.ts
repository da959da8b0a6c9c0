import type { Browser } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { command } from './commands.ts';

/** The expected header rule; absent conditions may have any value. */
interface WantedRule {
  /** host of the pages whose requests it changes */
  readonly pagesOf?: string;
  /** value of its `Authorization` header */
  readonly authorization?: string;
}

/**
 * Waits until the background has installed its header rules. The popup renders the stored policy and may be a moment
 * ahead of them. In Firefox a listener adds the headers of page requests: it is up to date once the background has
 * reconciled again.
 */
export async function rulesInForce(
  real: Browser,
  { pagesOf, authorization }: WantedRule = {},
): Promise<void> {
  const byListener = real.name === 'firefox' && pagesOf !== undefined;
  if (byListener) await allowed(real, pagesOf);
  await installed(real, { pagesOf: byListener ? undefined : pagesOf, authorization }).catch(
    async (error: unknown) => {
      throw new Error(`${String(error)}; ${await whatTheBackgroundDid(real)}`);
    },
  );
  if (byListener) await command(real, 'recovery.dismiss', {});
}

function installed(
  real: Browser,
  { pagesOf, authorization }: { [Key in keyof WantedRule]: WantedRule[Key] | undefined },
) {
  return waitUntil('the header rule is in force', () =>
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

/** For a failure that shows once in many runs: unexpected errors (codes and places only), alarms, number of rules. */
function whatTheBackgroundDid(real: Browser): Promise<string> {
  return real.inExtension(async () =>
    JSON.stringify({
      ...(await browser.storage.session.get('trace')),
      alarms: (await browser.alarms.getAll()).map(({ scheduledTime }) => scheduledTime - Date.now()),
      rules: (await browser.declarativeNetRequest.getSessionRules()).length,
    }),
  );
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
