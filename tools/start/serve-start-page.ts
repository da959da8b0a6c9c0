import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COPY_SCRIPT } from '../../sandbox/pages/manager/views/style.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startPage } from './start-page.ts';

/** Allows the one script of the page. */
const COPY_SCRIPT_HASH = createHash('sha256').update(COPY_SCRIPT).digest('base64');

interface ServedPage {
  readonly url: string;
  close(): void;
}

/** Serves the first tab on a free local port. Each load shows the newest refresh tokens. */
export async function serveStartPage(sandbox: Sandbox): Promise<ServedPage> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${COPY_SCRIPT_HASH}'`,
    );
    response.setHeader('Cache-Control', 'no-store');
    response.end(startPage(sandbox.accounts, request.headers['accept-language']));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
