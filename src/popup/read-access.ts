import type { Environment } from '../inventorum/environment.ts';
import type { Tab } from '../platform/tabs.ts';
import type { HostAccess } from './popup-props.ts';

/** Asks the browser what it lets us reach: the environments' hosts, and the active tab's origin. */
export async function readAccess(
  hasOrigin: (origin: string) => Promise<boolean>,
  environments: readonly Environment[],
  tab: Tab | null,
): Promise<HostAccess> {
  const held = await Promise.all(environments.map(({ origin }) => hasOrigin(origin)));
  const withheld = environments.filter((_, i) => !held[i]).map(({ id }) => id);
  const page = tab?.url && URL.canParse(tab.url) ? new URL(tab.url) : null;
  const tabOrigin = page !== null && /^https?:$/.test(page.protocol) && (await hasOrigin(page.origin));
  return { withheld, tabOrigin };
}
