import type { Sandbox } from '../../../../sandbox/sandbox.ts';

/** One call whose required scope the server changes. */
export interface ScopeChange {
  readonly method: 'GET' | 'POST';
  readonly template: string;
  /** with ids of the sandbox's seed */
  readonly path: string;
  readonly body?: string;
  /** the catalogue's scope */
  readonly before: string;
  /** the server's new requirement, and the token set that has it */
  readonly needed: string;
  readonly held: 'Warehouse sync' | 'Catalogue admin';
}

const STOCK = { needed: 'stock:read', held: 'Warehouse sync' } as const;
const REPORTS = { needed: 'reports:read', held: 'Catalogue admin' } as const;

function reading(template: string, before: string, path = `/api${template}`) {
  return { method: 'GET', template, path, before } as const;
}

/** Ten calls from all parts of the API with a list in the sandbox. */
export const SCOPE_CHANGES: readonly ScopeChange[] = [
  { ...reading('/products/', 'products:read'), ...STOCK },
  { ...reading('/products/quantity/', 'products:read'), ...REPORTS },
  { ...reading('/products/delta/modified/', 'products:read'), ...STOCK },
  { ...reading('/orders/', 'orders:read'), ...REPORTS },
  { ...reading('/orders/delta/', 'orders:read'), ...STOCK },
  { ...reading('/customers/', 'customers:read'), ...REPORTS },
  { ...reading('/categories/', 'basic:read'), ...STOCK },
  {
    ...{ method: 'POST', template: '/categories/', path: '/api/categories/', body: '{"name":"Tea"}' },
    ...{ before: 'basic:create', ...REPORTS },
  },
  { ...reading('/taxes/{id}/', 'basic:read', '/api/taxes/1/'), ...STOCK },
  { ...reading('/ledger/', 'basic:read'), ...REPORTS },
];

const KNOWN = 'orders:read products:read customers:read basic:read basic:create';

/** Every token set has the catalogue's scopes; two of them also have the server's new ones. */
export const GRANTS: Readonly<Record<string, string>> = {
  'Read only': KNOWN,
  'Warehouse sync': `${KNOWN} ${STOCK.needed}`,
  'Catalogue admin': `${KNOWN} ${REPORTS.needed}`,
};

/** Changes all of them with one call of the control API. */
export async function changeScopeMap({ control }: Sandbox): Promise<void> {
  const changes = SCOPE_CHANGES.map(({ method, template, needed }) => ({
    ...{ method, template },
    requirement: { right: needed },
  }));
  await put(`${control}/scopes`, 'PUT', changes);
}

export async function grantScopes({ control }: Sandbox): Promise<void> {
  for (const [label, scope] of Object.entries(GRANTS)) {
    await put(`${control}/token-sets/${encodeURIComponent(label)}/grant`, 'POST', { scope });
  }
}

async function put(url: string, method: string, body: unknown): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const { ok, status } = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!ok) throw new Error(`${method} ${url} was answered ${status}`);
}
