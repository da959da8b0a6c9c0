import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { TESTER } from '../../sandbox/testing/make-world.ts';
import { json, testClient } from '../../sandbox/testing/test-client.ts';
import { ROOT } from '../../tools/project.ts';
import { runScript } from '../../tools/run-program.ts';
import { CONSUMERS, runConsumer } from './run-consumer.ts';

const DOCUMENT = path.join(ROOT, 'docs', 'openapi.json');
const SANDBOX = 'http://127.0.0.1:8480/api';

let folder: string;
beforeAll(async () => {
  // Below the consumers' packages, so that what is generated finds them.
  folder = await mkdtemp(path.join(CONSUMERS, 'node_modules', '.generated-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Compiles TypeScript like an integrator; returns the compiler's output. */
async function compile(name: string, source: string): Promise<string> {
  await writeFile(path.join(folder, name), source);
  const options = [
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    '--target',
    'es2022',
    '--moduleResolution',
    'bundler',
  ];
  const tsc = path.join(CONSUMERS, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [
    ...options,
    '--module',
    'esnext',
    '--lib',
    'es2023,dom,dom.iterable',
    path.join(folder, name),
  ];
  return (await runScript(tsc, args)).output;
}

describe('generators', () => {
  test('openapi-typescript: an id in a path is text, a number does not compile', async () => {
    const types = path.join(folder, 'api.d.ts');
    await runConsumer('node_modules/openapi-typescript/bin/cli.js', [DOCUMENT, '-o', types]);
    const uses = (id: string) => `
      import type { paths } from './api.d.ts';
      export const id: paths['/products/{id}/']['delete']['parameters']['path']['id'] = ${id};
      export const query: paths['/products/']['get']['parameters']['query'] = { limit: 40, in_shop: true };
      export const form: paths['/auth/token/']['post']['requestBody']['content']['application/x-www-form-urlencoded'] =
        { grant_type: 'refresh_token', refresh_token: 'r' };
      type Product = paths['/products/{id}/']['get']['responses'][200]['content']['application/json'];
      export const describe = (product: Product): string => product.description ?? 'none';
    `;
    expect(await compile('good.ts', uses("'1234567890123456789'"))).toBe('');
    expect(await compile('bad.ts', uses('1234567890123456789'))).toContain('TS2322');
  });

  test('@hey-api/openapi-ts: the generated client reads the product that was asked for', async () => {
    const sandbox = await startSandbox({ rateLimit: 'off' });
    try {
      const client = testClient(sandbox, (url, init) => fetch(sandbox.http + url, init));
      const { data } = await json<{ data: { id: number }[] }>(client.call(TESTER, '/api/products/'));
      const [wanted] = data;
      const text = await (await client.call(TESTER, `/api/products/${wanted?.id}/`)).text();
      // 19 digits: JSON.parse would round them
      const [, id = ''] = /"inv_id":"?(\d{19})/.exec(text) ?? [];
      expect(id).toHaveLength(19);
      const output = path.join(folder, 'client');
      const plugins = ['--plugins', '@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'];
      await runConsumer('node_modules/@hey-api/openapi-ts/bin/run.js', [
        '-i',
        DOCUMENT,
        '-o',
        output,
        ...plugins,
      ]);
      const call = `
        import { getProductsId } from './client';
        const { data } = await getProductsId({ path: { id: '${id}' }, baseUrl: '${sandbox.http}/api',
          auth: '${client.tokenSet(TESTER).accessToken}' });
        console.log(JSON.stringify({ id: data?.id }));
      `;
      expect(await compile('call.mts', call.replace('console.log', 'export const out = '))).toBe('');
      await writeFile(path.join(folder, 'call.mts'), call);
      const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
      const { stdout, output: said } = await runScript(tsx, [path.join(folder, 'call.mts')]);
      expect([stdout.trim(), said]).toEqual([JSON.stringify({ id: wanted?.id }), stdout]);
    } finally {
      await sandbox.close();
    }
  });
});

describe('importers', () => {
  test("Postman's takes the sandbox, never the shop, and our examples", async () => {
    const text = await runConsumer('import-by-postman.mjs', [DOCUMENT]);
    const collection = JSON.parse(text) as { variable: readonly unknown[] };
    expect(collection.variable).toEqual([{ key: 'baseUrl', value: SANDBOX }]);
    const hosts = [...text.matchAll(/"host":\[[^\]]*\]/g)].map(([host]) => host);
    expect([...new Set(hosts)]).toEqual(['"host":["{{baseUrl}}"]']);
    const has = (part: string) => text.includes(part);
    expect(has('"key":"grant_type","value":"refresh_token"')).toBe(true);
    expect(has('"key":"refresh_token","value":"REFRESH_TOKEN"')).toBe(true);
    expect(text.match(/"value":"<(?:string|integer|boolean)>"/g) ?? []).toEqual([]);
  });

  test("Bruno's has both servers, the sandbox first", async () => {
    const text = await runConsumer('import-by-bruno.mjs', [DOCUMENT]);
    const { environments } = JSON.parse(text) as {
      environments: readonly { name: string; variables: readonly { value: string }[] }[];
    };
    expect(environments.map(({ name, variables }) => [name, variables[0]?.value])).toEqual([
      ['Sandbox', SANDBOX],
      ['Production', 'https://app.inventorum.com/api'],
    ]);
    expect(text.includes('"name":"refresh_token","value":"REFRESH_TOKEN"')).toBe(true);
    expect(text.includes('"name":"id","value":"101"')).toBe(true);
  });

  test("Insomnia's takes the sandbox, never the shop, and sends no placeholder", async () => {
    const text = await runConsumer('import-by-insomnia.mjs', [DOCUMENT]);
    const { resources } = JSON.parse(text) as { resources: readonly InsomniaResource[] };
    const hosts = resources.flatMap(({ data }) => (data?.host === undefined ? [] : [data]));
    expect(hosts).toMatchObject([{ scheme: 'http', host: '127.0.0.1:8480', base_path: '/api' }]);
    const requests = resources.filter(({ _type }) => _type === 'request');
    expect(requests.length).toBeGreaterThan(30);
    expect(requests.filter(({ url }) => !url?.startsWith('{{ base_url }}/'))).toEqual([]);
    // It gives ids no value of its own: they are variables of the user's.
    expect(requests.find(({ name }) => name === 'Delete a product')?.url).toBe(
      '{{ base_url }}/products/{{ id }}/',
    );
    expect(text).not.toMatch(/<(?:string|integer|boolean)>/);
    const values = requests.flatMap(({ parameters = [] }) => parameters.map(({ value }) => value));
    expect(values.length).toBeGreaterThan(20);
    expect(values.filter((value) => value === 'string' || value === 'undefined')).toEqual([]);
    const { body, authentication } = requests.find(({ url }) => url?.endsWith('/auth/token/')) ?? {};
    expect(body?.mimeType).toBe('application/x-www-form-urlencoded');
    expect(authentication?.type).toBe('basic');
  });
});

interface InsomniaResource {
  readonly _type: string;
  readonly name?: string;
  readonly url?: string;
  readonly data?: { readonly host?: string };
  readonly body?: { readonly mimeType?: string };
  readonly authentication?: { readonly type?: string };
  readonly parameters?: readonly { readonly value: string }[];
}

describe('linters', () => {
  test('redocly finds nothing but the slashes that are the API', async () => {
    const cli = 'node_modules/@redocly/cli/bin/cli.js';
    const config = path.join(ROOT, 'docs', 'redocly.yaml');
    const found = await runConsumer(cli, ['lint', DOCUMENT, '--config', config, '--format', 'json']);
    expect(JSON.parse(found)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
  });

  test('spectral finds nothing but the slashes that are the API', async () => {
    const cli = 'node_modules/@stoplight/spectral-cli/dist/index.js';
    const ruleset = path.join(ROOT, 'docs', 'spectral.yaml');
    const args = [
      'lint',
      DOCUMENT,
      '--ruleset',
      ruleset,
      '--format',
      'json',
      '--quiet',
      '--fail-severity',
      'hint',
    ];
    expect(JSON.parse(await runConsumer(cli, args))).toEqual([]);
  });
});
