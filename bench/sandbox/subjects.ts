import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SandboxAccount } from '../../sandbox/accounts/account.ts';
import { COMMAND_PACKAGE } from '../../tools/build/build-command.ts';
import { KINDS } from './addresses.ts';
import { freePort, type ServerProcess, startProcess, untilItAnswers } from './server-process.ts';

/** The script of a rival, as installed by `npm ci` in bench/. */
function scriptOf(path: string): string {
  return fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
}

/** Our sandbox as it is installed: state in a file, token checks, rotation, log. Only its rate limit is off. */
export interface OurSandbox extends ServerProcess {
  readonly http: string;
  readonly accounts: readonly SandboxAccount[];
}

/** `folder`: for its data file */
export async function startOurs(folder: string): Promise<OurSandbox> {
  const ports = ['--port', '0', '--https-port', '0', '--control-port', '0'];
  const data = ['--data', join(folder, 'shop.db'), '--seed', 'shop'];
  const flags = ['sandbox', '--json', '--quiet', '--rate-limit', 'off', ...ports, ...data];
  const server = startProcess(join(COMMAND_PACKAGE, 'inventorum.cjs'), flags, 'pipe');
  if (!server.child.stdout) throw new Error('The sandbox has no standard output.');
  for await (const line of createInterface(server.child.stdout)) {
    return { ...server, ...(JSON.parse(line) as Pick<OurSandbox, 'http' | 'accounts'>) };
  }
  throw new Error('The sandbox printed nothing.');
}

/** oauth2-mock-server: has no state and accepts any refresh token. */
export async function startMockServer(): Promise<ServerProcess & { readonly url: string }> {
  const port = await freePort();
  const script = scriptOf('oauth2-mock-server/dist/oauth2-mock-server.mjs');
  const server = startProcess(script, ['-a', '127.0.0.1', '-p', String(port)], 'ignore');
  await untilItAnswers(`http://127.0.0.1:${port}/jwks`);
  return { ...server, url: `http://127.0.0.1:${port}/token` };
}

/** Prism: answers each endpoint with the only example of its document, and checks only that there is a token. */
export async function startPrism(
  examples: ReadonlyMap<string, unknown>,
  folder: string,
): Promise<ServerProcess & { readonly url: string }> {
  const port = await freePort();
  const document = join(folder, 'products.openapi.json');
  writeFileSync(document, JSON.stringify(openApi(examples)));
  const script = scriptOf('@stoplight/prism-cli/dist/index.js');
  const flags = ['mock', '-h', '127.0.0.1', '-p', String(port), '-v', 'silent', document];
  const server = startProcess(script, flags, 'ignore');
  await untilItAnswers(`http://127.0.0.1:${port}/products/`);
  return { ...server, url: `http://127.0.0.1:${port}/` };
}

function openApi(examples: ReadonlyMap<string, unknown>) {
  return {
    openapi: '3.0.3',
    info: { title: 'the addresses of this bench', version: '12' },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(
      KINDS.map(({ template }) => {
        const answer = answered(examples.get(template));
        const isSingle = template.includes('{id}');
        const get = { security: [{ bearer: [] }], parameters: parametersOf(isSingle), ...answer };
        const put = { security: [{ bearer: [] }], parameters: parametersOf(isSingle), ...WRITTEN, ...answer };
        return [template, template === '/products/{id}/' ? { get, put } : { get }];
      }),
    ),
  };
}

const WRITTEN = {
  requestBody: {
    content: {
      'application/json': {
        schema: { type: 'object', properties: { description: { type: 'string' } } },
      },
    },
  },
};

function answered(example: unknown) {
  const content = { 'application/json': { schema: { type: 'object' }, example } };
  return { responses: { 200: { description: 'as our sandbox answers', content } } };
}

function parametersOf(isSingle: boolean) {
  const schema = { type: 'integer' };
  return isSingle
    ? [{ name: 'id', in: 'path', required: true, schema }]
    : ['limit', 'page'].map((name) => ({ name, in: 'query', schema }));
}
