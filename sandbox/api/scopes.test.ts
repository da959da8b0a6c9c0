import { describe, expect, test } from 'vitest';
import { scopeWrongBody } from '../../src/inventorum/api-error.ts';
import { ENDPOINTS } from '../../src/inventorum/endpoints.ts';
import { LEGACY_SCOPES } from '../../src/inventorum/legacy-scopes.ts';
import { ROUTES } from '../resources/routes.ts';
import { openHandler } from '../testing/open-handler.ts';

const ALL_SCOPES = [
  ...LEGACY_SCOPES.map(({ name }) => name),
  ...new Set(ENDPOINTS.map(({ requirement }) => requirement?.right ?? 'basic:read')),
  'shoes:read',
];

const SERVED = ROUTES.map(({ method, template }) => {
  const endpoint = ENDPOINTS.find((each) => each.method === method && each.template === template);
  return {
    method,
    template,
    path: `/api${template.replaceAll(/\{\w+\}/g, '1')}`,
    requirement: endpoint?.requirement,
  };
});

describe('every served endpoint with every single scope', () => {
  test.each(SERVED)(
    '$method $template is open exactly where the map says so',
    async ({ method, path, requirement }) => {
      const { sandbox, client } = openHandler();
      const isWrite = method !== 'GET' && method !== 'DELETE';
      const outcomes: Record<string, boolean> = {};
      for (const scope of ALL_SCOPES) {
        sandbox.grant('Everything', scope);
        const answer = await client.call('Everything', path, isWrite ? { method, body: 'x' } : { method });
        const text = await answer.text();
        outcomes[scope] = answer.status !== 403;
        // refused: the documented body, keys in the documented order
        if (answer.status === 403) expect(text).toBe(JSON.stringify(scopeWrongBody()));
      }
      const open = ALL_SCOPES.filter(
        (scope) => scope === requirement?.legacy || scope === requirement?.right,
      );
      expect(Object.keys(outcomes).filter((scope) => outcomes[scope])).toEqual(open);
    },
  );

  test('every served endpoint stands in the catalogue with a scope', () => {
    expect(SERVED.filter(({ requirement }) => requirement === undefined || requirement === null)).toEqual([]);
    expect(ALL_SCOPES.length).toBeGreaterThan(20);
  });
});

test('a changed scope map holds at once, and until it is reset', async () => {
  const { sandbox, client } = openHandler();
  const requirement = {
    legacy: null,
    right: 'products:delete',
    legacyEvidence: 'assumed',
    rightEvidence: 'assumed',
    source: 'test',
  } as const;
  sandbox.changeScope('GET', '/products/', requirement);
  expect((await client.call('Read only', '/api/products/')).status).toBe(403);
  expect((await client.call('Catalogue admin', '/api/products/')).status).toBe(200);
  sandbox.changeScope('GET', '/products/', null);
  expect((await client.call('Shop export', '/api/products/')).status).toBe(200);
  sandbox.resetScopes();
  expect((await client.call('Read only', '/api/products/')).status).toBe(200);
});

test('a missing permission reads differently from a missing scope', async () => {
  const { client } = openHandler();
  const body = { name: 'Bell', tax_type: 3, price: '1' };
  const staff = await client.call('Everything, as staff', '/api/products/', { method: 'POST', body });
  expect([staff.status, await staff.text()]).toEqual([
    403,
    '{"error":{"fields":{},"description":null,"key":"common.unknown"}}',
  ]);
  const owner = await client.call('Everything', '/api/products/', { method: 'POST', body });
  expect(owner.status).toBe(200);
});
