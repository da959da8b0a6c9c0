import { heldSubdomains } from './held/host-permission.ts';
import type { InjectionView } from './injection-view.ts';

/** The pages that a rule applies to. */
export interface InitiatorCondition {
  readonly initiatorDomains: readonly string[];
  readonly excludedInitiatorDomains: readonly string[];
}

/**
 * Pages of one host and no other. A domain in a condition includes its subdomains. `.HOST` means only the subdomains
 * (Chromium 156, undocumented), so subdomains with a permission are also listed in full. Firefox accepts all of this
 * but does not need it: there the listener compares the exact origin.
 */
export function initiatorOf(
  host: string,
  { view, facts }: { readonly view: InjectionView; readonly facts: { readonly extensionHost: string } },
): InitiatorCondition {
  const { held, exactBy } = view.browser;
  const below = exactBy === 'permissions' ? [`.${host}`, ...heldSubdomains(held, host)] : [];
  return { initiatorDomains: [host], excludedInitiatorDomains: [...below, facts.extensionHost] };
}
