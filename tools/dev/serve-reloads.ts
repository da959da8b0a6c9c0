import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReloadServer {
  /** an event stream; each event is a JSON array of the pages that must reload */
  readonly url: string;
  tell(pages: readonly string[]): void;
  close(): void;
}

/** Tells open pages of the extension that a build has changed them, on a free local port. */
export async function serveReloads(): Promise<ReloadServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((_request, response) => {
    // Any reader learns only names of files in a public repository.
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Access-Control-Allow-Origin': '*' });
    response.write(':\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    tell: (pages) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(pages)}\n\n`);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
