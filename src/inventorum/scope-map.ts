import type { Evidence } from './evidence.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Right = 'read' | 'create' | 'update' | 'delete';

/**
 * The scope that an endpoint requires. Any ONE of `legacy` and `right` is enough; null: no scope of that kind is known.
 */
export interface ScopeRequirement {
  /** one-word scope of apps issued before 2019: 'products' */
  readonly legacy: string | null;
  /** scope of the token manager: 'products:create' */
  readonly right: string | null;
  readonly legacyEvidence: Evidence;
  readonly rightEvidence: Evidence;
  /** source of the requirement */
  readonly source: string;
}

interface AreaScopes {
  readonly legacy: string | null;
  readonly legacyEvidence: Evidence;
  /** the area before the colon: `products` in `products:read` */
  readonly resource: string;
  readonly rights: readonly Right[];
  readonly rightEvidence: Evidence;
  readonly source: string;
  /** for areas where one right covers every writing method */
  readonly writesNeed?: Right;
}

const DOCS = 'https://api-docs.inventorum.com/api';

/**
 * Which scopes open which part of the API. The documentation prints the legacy names ("Required scopes"). The new names
 * occur in a sample answer of the authentication page, but no page says which method requires which: every right below
 * is derived from its name.
 */
export const SCOPE_MAP: Readonly<Record<string, AreaScopes>> = {
  products: {
    legacy: 'products',
    legacyEvidence: 'documented',
    resource: 'products',
    rights: ['read', 'create', 'update', 'delete'],
    rightEvidence: 'assumed',
    source: `${DOCS}/products.html`,
  },
  publishing: {
    legacy: 'shop.products.publishing',
    legacyEvidence: 'assumed',
    resource: 'products',
    rights: ['update'],
    rightEvidence: 'assumed',
    source: `${DOCS}/authentication.html`,
    writesNeed: 'update',
  },
  orders: {
    legacy: 'orders',
    legacyEvidence: 'documented',
    resource: 'orders',
    rights: ['read', 'create', 'update'],
    rightEvidence: 'assumed',
    source: `${DOCS}/orders.html`,
  },
  returns: {
    legacy: 'orders',
    legacyEvidence: 'assumed',
    resource: 'orders',
    rights: ['read', 'create'],
    rightEvidence: 'assumed',
    source: `${DOCS}/returns.html`,
    writesNeed: 'create',
  },
  customers: {
    legacy: 'customers',
    legacyEvidence: 'documented',
    resource: 'customers',
    rights: ['read', 'create', 'update'],
    rightEvidence: 'assumed',
    source: `${DOCS}/customers.html`,
  },
  categories: {
    legacy: 'categories',
    legacyEvidence: 'documented',
    resource: 'basic',
    rights: ['read', 'create', 'update'],
    rightEvidence: 'assumed',
    source: `${DOCS}/categories.html`,
  },
  taxes: {
    legacy: 'tax_types',
    legacyEvidence: 'documented',
    resource: 'basic',
    rights: ['read', 'create', 'update'],
    rightEvidence: 'assumed',
    source: `${DOCS}/taxes.html`,
  },
  images: {
    legacy: 'images',
    legacyEvidence: 'documented',
    resource: 'products',
    rights: ['update'],
    rightEvidence: 'assumed',
    source: `${DOCS}/images.html`,
    writesNeed: 'update',
  },
  info: {
    legacy: null,
    legacyEvidence: 'assumed',
    resource: 'basic',
    rights: ['read'],
    rightEvidence: 'assumed',
    source: `${DOCS}/authentication.html`,
  },
  ledger: {
    legacy: null,
    legacyEvidence: 'assumed',
    resource: 'basic',
    rights: ['read'],
    rightEvidence: 'assumed',
    source: `${DOCS}/Cashbook.html`,
  },
};

const RIGHT_OF: Readonly<Record<Method, Right>> = {
  GET: 'read',
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
};

/** The scope that `method` in `area` requires; null for areas without a scope (log-in, public data). */
export function requirementOf(area: string, method: Method): ScopeRequirement | null {
  const scopes = Object.hasOwn(SCOPE_MAP, area) ? SCOPE_MAP[area] : undefined;
  if (!scopes) return null;
  const right = method === 'GET' ? 'read' : (scopes.writesNeed ?? RIGHT_OF[method]);
  return {
    legacy: scopes.legacy,
    right: `${scopes.resource}:${right}`,
    legacyEvidence: scopes.legacyEvidence,
    rightEvidence: scopes.rightEvidence,
    source: scopes.source,
  };
}
