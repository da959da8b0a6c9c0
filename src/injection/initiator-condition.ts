import { heldSubdomains } from './held/host-permission.ts';
import type { InjectionView } from './injection-view.ts';

/** Which pages a rule is about. */
export interface InitiatorCondition {
  readonly initiatorDomains: readonly string[];
  readonly excludedInitiatorDomains: readonly string[];
}

/**
 * Pages of one host and of no other. A domain of a condition takes its subdomains along; `.HOST` means the subdomains
 * alone (Chromium 156, not documented), so those that a permission names stand there in full as well. Firefox refuses
 * nothing of it, and needs none of it: there the listener compares the exact origin.
 */
export function initiatorOf(
  host: string,
  { view, facts }: { readonly view: InjectionView; readonly facts: { readonly extensionHost: string } },
): InitiatorCondition {
  const { held, exactBy } = view.browser;
  const below = exactBy === 'permissions' ? [`.${host}`, ...heldSubdomains(held, host)] : [];
  return { initiatorDomains: [host], excludedInitiatorDomains: [...below, facts.extensionHost] };
}
