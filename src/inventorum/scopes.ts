import type { Right, ScopeRequirement } from './scope-map.ts';

/** The legacy scope names (legacy-scopes.ts), in the order of the authentication page's sample answer. */
export const LEGACY_NAMES: readonly string[] = [
  'customers',
  'shop.products.publishing',
  'products',
  'images',
  'inventories',
  'tax_types',
  'orders',
  'categories',
];

const RIGHT_ORDER: readonly Right[] = ['read', 'create', 'update', 'delete'];

/**
 * The areas of the token manager and their known rights (`products` -> read, create, update, delete). Written out,
 * because the popup needs no more of the scope map; scopes.test.ts compares both.
 */
export const KNOWN_RIGHTS: ReadonlyMap<string, readonly Right[]> = new Map([
  ['products', RIGHT_ORDER],
  ['orders', ['read', 'create', 'update']],
  ['customers', ['read', 'create', 'update']],
  ['basic', ['read', 'create', 'update']],
]);

/** One area of a granted scope, with every right that is known or granted in it. */
export interface GrantedArea {
  readonly area: string;
  readonly rights: readonly { readonly right: Right; readonly granted: boolean }[];
}

/** A granted scope, structured for display. */
export interface ScopeOverview {
  /** only areas with at least one granted right */
  readonly areas: readonly GrantedArea[];
  readonly legacy: readonly string[];
  /** words that are neither: shown as they are */
  readonly unknown: readonly string[];
}

/** The words of a scope (RFC 6749 section 3.3) without duplicates, in their order. */
export function parseScope(text: string): readonly string[] {
  return [...new Set(text.split(/\s+/).filter((word) => word !== ''))];
}

/** Which of read, create, update and delete are granted per area; legacy scopes and unknown words are separate. */
export function scopeAreas(scopes: readonly string[]): ScopeOverview {
  const granted = new Map<string, Set<Right>>();
  for (const scope of scopes) {
    const parsed = parseRight(scope);
    if (parsed) granted.set(parsed.area, (granted.get(parsed.area) ?? new Set()).add(parsed.right));
  }
  return {
    areas: [...granted].map(([area, rights]) => ({ area, rights: rightsOf(area, rights) })),
    legacy: scopes.filter((scope) => LEGACY_NAMES.includes(scope)),
    unknown: scopes.filter((scope) => !LEGACY_NAMES.includes(scope) && !parseRight(scope)),
  };
}

/** Whether a granted scope meets a requirement: any one of its two scopes is enough. */
export function isGranted(requirement: ScopeRequirement | null, granted: readonly string[]): boolean {
  if (requirement === null) return true;
  const { legacy, right } = requirement;
  return (legacy !== null && granted.includes(legacy)) || (right !== null && granted.includes(right));
}

function rightsOf(area: string, granted: ReadonlySet<Right>): GrantedArea['rights'] {
  const known = KNOWN_RIGHTS.get(area) ?? [];
  return RIGHT_ORDER.filter((right) => known.includes(right) || granted.has(right)).map((right) => ({
    right,
    granted: granted.has(right),
  }));
}

function parseRight(scope: string): { readonly area: string; readonly right: Right } | undefined {
  const [area, word, ...rest] = scope.split(':');
  const right = RIGHT_ORDER.find((known) => known === word);
  return area && right && rest.length === 0 ? { area, right } : undefined;
}
