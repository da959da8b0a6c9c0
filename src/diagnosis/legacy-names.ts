import { ENDPOINTS } from '../inventorum/endpoints.ts';
import type { Evidence } from '../inventorum/evidence.ts';
import { LEGACY_SCOPES, type LegacyScope } from '../inventorum/scopes.ts';

/** A scope of the token manager that opens calls which a legacy scope opens, too. */
export interface NewName {
  readonly scope: string;
  /** how sure the two belong together */
  readonly evidence: Evidence;
  /** page that names the legacy scope, or lacks to */
  readonly source: string;
}

/** A legacy scope with its new names; none: no call is known that it opens. */
export interface LegacyName extends LegacyScope {
  readonly newNames: readonly NewName[];
}

/** Which scopes of the token manager stand for each legacy scope, by the calls that either of them opens. */
export const LEGACY_NAMES: readonly LegacyName[] = LEGACY_SCOPES.map((legacy) => {
  const newNames = new Map<string, NewName>();
  for (const { requirement } of ENDPOINTS) {
    if (requirement?.legacy !== legacy.name || requirement.right === null) continue;
    const { right, rightEvidence, source } = requirement;
    if (!newNames.has(right)) newNames.set(right, { scope: right, evidence: rightEvidence, source });
  }
  return { ...legacy, newNames: [...newNames.values()] };
});
