import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENDPOINTS } from '../../src/inventorum/endpoints.ts';
import { NEWEST_VERSION } from '../../src/inventorum/versions.ts';
import { createSandboxHandler } from '../create-sandbox-handler.ts';
import { ALL_ROUTES } from '../resources/routes.ts';
import { UNKNOWN_ROUTES } from '../resources/unknown-routes.ts';
import { logIn, makeWorld, picture, TESTER, upload } from '../testing/make-world.ts';
import type { OpenHandler } from '../testing/open-handler.ts';
import { testClient } from '../testing/test-client.ts';
import { CONTRACTS, contractsOf } from './all-contracts.ts';
import { compareShape } from './compare-shape.ts';
import { type Contract, type Ids, pathValue } from './contract.ts';

function pathOf({ template, query = [] }: Contract, ids: Ids): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathValue(template, name, ids));
  const parameters = new URLSearchParams(query.map(({ name, example }) => [name, example]));
  return `/api${path}?${parameters}`;
}

function authorizationOf(contract: Contract, ids: Ids, bearer: string): string {
  if (contract.template === '/auth/token/') return `Basic ${Buffer.from(ids.basic).toString('base64')}`;
  return contract.template === '/pin-login/' ? `Token ${ids.pinToken}` : `Bearer ${bearer}`;
}

function bodyOf(contract: Contract, ids: Ids, version: number): Pick<RequestInit, 'body' | 'headers'> {
  const body = contract.body?.(ids);
  switch (body === undefined ? 'none' : (contract.bodyType ?? 'json')) {
    case 'none':
      return {};
    case 'json':
      return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    case 'form':
      return { body: new URLSearchParams(body as Record<string, string>) };
    case 'multipart':
      return {
        body: upload(version >= 8 ? 'image' : 'product_image', new Blob([picture()]), { type: 'product' }),
      };
  }
}

const CASES = CONTRACTS.flatMap((contract) => {
  const [from, to] = contract.versions;
  const name = `${contract.method} ${contract.template}`;
  return Array.from({ length: to - from + 1 }, (_, i) => ({
    ...{ contract, name, version: from + i },
    evidence: `${contract.evidence}: ${contract.source}`,
  }));
});

describe('every endpoint answers in its shape', () => {
  let opened: OpenHandler;
  beforeAll(() => {
    opened = openForLong();
  });
  afterAll(() => {
    opened.sandbox.close();
  });

  test.each(CASES)('$name in version $version ($evidence)', async ({ contract, version }) => {
    const world = await makeWorld(opened);
    const ids =
      contract.template === '/pin-login/' ? { ...world, pinToken: await logIn(opened, world) } : world;
    const { body, headers } = bodyOf(contract, ids, version);
    const answer = await opened.send(pathOf(contract, ids), {
      method: contract.method,
      headers: {
        ...headers,
        Authorization: authorizationOf(contract, ids, opened.client.tokenSet(TESTER).accessToken),
        'X-Api-Version': String(version),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    expect([answer.status, answer.status === contract.status ? '' : text]).toEqual([contract.status, '']);
    if (contract.answer === undefined) {
      expect([text, answer.headers.get('content-type')?.includes('json') ?? false]).toEqual(['', false]);
    } else {
      expect(compareShape(contract.answer, JSON.parse(text))).toEqual([]);
    }
  });
});

describe('the catalogue, the routes and the contracts name the same endpoints', () => {
  const nameOf = ({ method, template }: { method: string; template: string }) => `${method} ${template}`;
  const unknown = new Set(UNKNOWN_ROUTES.map(nameOf));
  const served = new Set([
    'POST /auth/token/',
    ...[...ALL_ROUTES.routes, ...ALL_ROUTES.openRoutes].map(nameOf).filter((name) => !unknown.has(name)),
  ]);

  test('every served endpoint has contracts for versions 3 to 13, without gap or overlap', () => {
    const gaps = [...served].filter((name) => {
      const [method = '', template = ''] = name.split(' ');
      const contracts = CONTRACTS.filter((each) => nameOf(each) === `${method} ${template}`);
      const versions = contracts.flatMap(({ versions: [from, to] }) =>
        Array.from({ length: to - from + 1 }, (_, i) => from + i),
      );
      const wanted = Array.from({ length: NEWEST_VERSION - 2 }, (_, i) => i + 3);
      return String(versions.sort((a, b) => a - b)) !== String(wanted);
    });
    expect(gaps).toEqual([]);
  });

  test('every contract and every route stands in the catalogue', () => {
    const known = new Set(ENDPOINTS.map(nameOf));
    expect([...CONTRACTS.map(nameOf), ...served, ...unknown].filter((name) => !known.has(name))).toEqual([]);
  });

  test('what nobody has shown answers 404', async () => {
    const { sandbox, send, client } = openForLong();
    try {
      const ids = await makeWorld({ sandbox, send, client });
      const without = ENDPOINTS.filter(({ method, template }) => contractsOf(method, template).length === 0);
      const statuses = await Promise.all(
        without.map(async ({ method, template }) => {
          const path = `/api${template.replace('{id}', String(ids.order))}`;
          const answer = await client.call(
            TESTER,
            path,
            method === 'GET' ? { method } : { method, body: {} },
          );
          return `${method} ${template} ${answer.status}`;
        }),
      );
      expect(statuses).toEqual([
        'POST /signup/ 404',
        'PUT /products/ 404',
        'DELETE /products/ 404',
        'POST /basket/ 404',
        'POST /basket/{id}/payment/ 404',
        'GET /basket/{id}/items/return/ 404',
        'PUT /basket/{id}/items/return/ 404',
      ]);
    } finally {
      sandbox.close();
    }
  });
});

/** A sandbox shared by many tests. */
function openForLong(): OpenHandler {
  const sandbox = createSandboxHandler({ settings: { rateLimit: 'off' } });
  const send = (path: string, init?: RequestInit) =>
    sandbox.fetch(new Request(new URL(path, 'http://localhost'), init));
  return { sandbox, send, client: testClient(sandbox, send) };
}

describe('the comparison can fail', () => {
  test.each<[string, unknown, unknown]>([
    ['a missing key', { a: 1 }, {}],
    ['an unknown key', {}, { a: 1 }],
    ['another type', { a: 1 }, { a: '1' }],
    ['other decimals', { a: '1.00' }, { a: '1.0' }],
    ['a number in place of a decimal', { a: '1.00' }, { a: 1 }],
    ['another date format', { a: '05.01.2024' }, { a: '2024-01-05' }],
    ['an empty list', [{ a: 1 }], []],
    ['an object in place of a list', [], {}],
    ['something deep', { a: [{ b: { c: '1.00' } }] }, { a: [{ b: { c: 'x' } }] }],
  ])('%s', (_name, example, actual) => {
    expect(compareShape(example, actual)).toHaveLength(1);
  });
});
