import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificateFor } from '../../sandbox/server/certificate.ts';
import type { MappedServer } from '../../tests/browsers/browser.ts';

export const API_HOST = 'app.inventorum.com';
export const OTHER_HOST = 'other.test';

/** A server that costs almost nothing, so that the cost of the extension is visible. */
export interface QuickServer extends MappedServer {
  /** requests below /api/ that carried a token, and all of them, since the last call */
  takeCounts(): { readonly decorated: number; readonly all: number };
  close(): Promise<void>;
}

/** Answers every request at once, those of the token endpoint with tokens: each refresh token differs. */
export async function startQuickServer(scope = 'products:read'): Promise<QuickServer> {
  const certificate = await certificateFor([API_HOST, OTHER_HOST]);
  let counts = { decorated: 0, all: 0 };
  let rotations = 0;
  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    if (path.startsWith('/api/auth/')) {
      rotations += 1;
      const tokens = {
        access_token: 'access-of-the-bench',
        refresh_token: `refresh-of-the-bench-${rotations}`,
        token_type: 'Bearer',
        expires_in: 36_000,
        scope,
      };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(tokens));
      return;
    }
    if (path.startsWith('/api/')) {
      counts = {
        decorated: counts.decorated + (request.headers.authorization?.startsWith('Bearer ') ? 1 : 0),
        all: counts.all + 1,
      };
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end('{}');
      return;
    }
    // In an isolated page the clock has a resolution of 5 µs in place of 100.
    const isolated = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    };
    response.writeHead(200, { 'Content-Type': 'text/html', ...isolated }).end('<!doctype html><p>bench');
  }
  const server = createServer(certificate, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    httpsPort: port,
    spki: certificate.spki,
    certificate: certificate.cert,
    takeCounts: () => {
      const taken = counts;
      counts = { decorated: 0, all: 0 };
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
