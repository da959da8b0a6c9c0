import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { ENDPOINTS } from '../../src/inventorum/endpoints.ts';
import { CONTRACTS } from '../contract/all-contracts.ts';
import { ALL_ROUTES } from '../resources/routes.ts';
import { openApiDocument } from './document.ts';
import { endpointTable } from './endpoint-table.ts';

const DOCS = new URL('../../docs/', import.meta.url);
const read = (name: string) => readFile(new URL(name, DOCS), 'utf8');

describe('docs/openapi.json', () => {
  test('is what the catalogue says (vitest -u writes it anew)', async () => {
    await expect(`${JSON.stringify(openApiDocument(), null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/openapi.json',
    );
  });

  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(await read('openapi.json')));
    expect(result).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('the validator can say no', async () => {
    const broken = { ...openApiDocument(), paths: { '/x/': { get: { parameters: [{ name: 'x' }] } } } };
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
  });

  test('has every endpoint with a known shape, each under a name of its own', () => {
    const document = openApiDocument();
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const names = operations.map((operation) => (operation as { operationId: string }).operationId);
    expect(names.length).toBe(new Set(CONTRACTS.map(({ method, template }) => method + template)).size);
    expect(new Set(names).size).toBe(names.length);
  });

  test('says of every operation how it is known', () => {
    const operations = Object.values(openApiDocument().paths).flatMap((path) => Object.values(path));
    for (const operation of operations) {
      expect(operation).toMatchObject({
        'x-evidence': expect.stringMatching(/documented|recorded|assumed/),
        'x-source': expect.any(String),
        'x-shapes': expect.arrayContaining([expect.objectContaining({ evidence: expect.any(String) })]),
      });
    }
  });
});

describe('docs/sandbox-api.md', () => {
  test('is what the catalogue and the contracts say (vitest -u writes it anew)', async () => {
    await expect(endpointTable()).toMatchFileSnapshot('../../docs/sandbox-api.md');
  });

  test('has a row with a test for every endpoint of the catalogue and of the routes', async () => {
    const text = await read('sandbox-api.md');
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const served = [...ALL_ROUTES.routes, ...ALL_ROUTES.openRoutes];
    for (const { method, template } of [...ENDPOINTS, ...served]) {
      const row = rows.filter((line) => line.startsWith(`| \`${method} ${template}\` |`));
      expect(row).toHaveLength(1);
      expect(row[0]).toContain('`sandbox/contract/contract.test.ts`');
    }
    const tests = await readFile(new URL('../contract/contract.test.ts', import.meta.url), 'utf8');
    expect(tests).toContain("'$name in version $version ($evidence)'");
    expect(tests).toContain("'what nobody has shown answers 404'");
  });
});
