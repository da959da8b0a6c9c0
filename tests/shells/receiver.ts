import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A received request; each character of a header is one byte. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A server that answers every request with an empty response, after the callback. */
export interface Receiver {
  readonly port: number;
  /** Calls back with the next request below this path, before it is answered. */
  once(path: string, callback: (received: Received) => void): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const waiting = new Map<string, (received: Received) => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', rawHeaders } = request;
      const headers = rawHeaders.flatMap((name, i) =>
        i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : [],
      );
      const path = [...waiting.keys()].find((known) => url.startsWith(known)) ?? '';
      waiting.get(path)?.({ method, url, headers, body: Buffer.concat(chunks) });
      waiting.delete(path);
      response.writeHead(204, { Connection: 'close' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    once: (path, callback) => waiting.set(path, callback),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
