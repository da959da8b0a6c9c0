import { ENDPOINTS } from '../inventorum/endpoints.ts';
import type { Evidence } from '../inventorum/evidence.ts';
import { LEGACY_SCOPES, type LegacyScope } from '../inventorum/legacy-scopes.ts';

/** A scope of the token manager that opens calls which a legacy scope opens, too. */
export interface NewName {
  readonly scope: string;
  /** how sure we are that the two belong together */
  readonly evidence: Evidence;
  /** page that names the legacy scope, or should */
  readonly source: string;
}

/** A legacy scope with its new names; none: it opens no known call. */
export interface LegacyName extends LegacyScope {
  readonly newNames: readonly NewName[];
}

/** The scopes of the token manager for each legacy scope, by the calls that both open. */
export const LEGACY_NAMES: readonly LegacyName[] = LEGACY_SCOPES.map((legacy) => {
  const newNames = new Map<string, NewName>();
  for (const { requirement } of ENDPOINTS) {
    if (requirement?.legacy !== legacy.name || requirement.right === null) continue;
    const { right, rightEvidence, source } = requirement;
    if (!newNames.has(right)) newNames.set(right, { scope: right, evidence: rightEvidence, source });
  }
  return { ...legacy, newNames: [...newNames.values()] };
});
