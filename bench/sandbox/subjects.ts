import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SandboxAccount } from '../../sandbox/accounts/account.ts';
import { freePort, type ServerProcess, startProcess, untilItAnswers } from './server-process.ts';

/** The script of a rival, as installed by `npm ci` in bench/. */
function scriptOf(path: string): string {
  return fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
}

/** Our sandbox: state in SQL, token checks, rotation, log. Only its rate limit is off. */
export interface OurSandbox extends ServerProcess {
  readonly http: string;
  readonly accounts: readonly SandboxAccount[];
}

export async function startOurs(): Promise<OurSandbox> {
  const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
  const ports = ['--port', '0', '--https-port', '0', '--control-port', '0'];
  const server = startProcess(
    '--import',
    ['tsx', main, '--json', '--quiet', '--rate-limit', 'off', ...ports],
    'pipe',
  );
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

/** Prism: answers every read with the only example of its document, and checks only that there is a token. */
export async function startPrism(
  example: unknown,
  folder: string,
): Promise<ServerProcess & { readonly url: string }> {
  const port = await freePort();
  const document = join(folder, 'products.openapi.json');
  writeFileSync(document, JSON.stringify(openApi(example)));
  const script = scriptOf('@stoplight/prism-cli/dist/index.js');
  const flags = ['mock', '-h', '127.0.0.1', '-p', String(port), '-v', 'silent', document];
  const server = startProcess(script, flags, 'ignore');
  await untilItAnswers(`http://127.0.0.1:${port}/products/`);
  return { ...server, url: `http://127.0.0.1:${port}/products/` };
}

function openApi(example: unknown) {
  return {
    openapi: '3.0.3',
    info: { title: 'products', version: '12' },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/products/': {
        get: {
          security: [{ bearer: [] }],
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          responses: {
            200: {
              description: 'a page of products',
              content: { 'application/json': { schema: { type: 'object' }, example } },
            },
          },
        },
      },
    },
  };
}
