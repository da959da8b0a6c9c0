import type { ScopeRequirement } from './scope-map.ts';
import { isGranted, LEGACY_NAMES } from './scopes.ts';

/** The scope to request if a requirement is not met, else null. */
export function missingScope(
  requirement: ScopeRequirement | null,
  granted: readonly string[],
): string | null {
  return isGranted(requirement, granted) ? null : scopeToAskFor(requirement, granted);
}

/**
 * The one scope that an app needs to meet a requirement. Apps issued before 2019 cannot have the new scopes, and new
 * apps cannot have the old ones. If the kind of an app is unknown, its granted scope tells.
 */
export function scopeToAskFor(
  requirement: ScopeRequirement | null,
  granted: readonly string[],
  isLegacy = granted.some((scope) => LEGACY_NAMES.includes(scope)),
): string | null {
  if (requirement === null) return null;
  const { legacy, right } = requirement;
  return isLegacy ? (legacy ?? right) : (right ?? legacy);
}
