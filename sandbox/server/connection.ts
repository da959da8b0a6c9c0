import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Connection } from '../faults/strike.ts';
import type { TcpSocketOf } from './tcp-sockets.ts';

/** Cuts real connections. The returned response tells the adapter to send nothing more. */
export function socketConnection({ incoming, outgoing }: HttpBindings, tcpSocketOf: TcpSocketOf): Connection {
  const { socket } = incoming;
  return {
    cut: (how) => {
      if (how === 'reset') tcpSocketOf(socket).resetAndDestroy();
      else socket.destroy();
      return RESPONSE_ALREADY_SENT;
    },
    truncate: async (response, { bytes, afterMs }) => {
      const body = Buffer.from(await response.arrayBuffer());
      // announces the full length, so that a client can detect the cut
      outgoing.writeHead(response.status, {
        ...Object.fromEntries(response.headers),
        'Content-Length': body.length,
      });
      await new Promise<void>((resolve) => {
        // Node 20 drops the callback of a write once the socket is destroyed.
        socket.once('close', resolve);
        if (socket.destroyed) resolve();
        outgoing.write(body.subarray(0, bytes), () => {
          resolve();
        });
      });
      await untilOver(afterMs, socket);
      socket.destroy();
      return RESPONSE_ALREADY_SENT;
    },
  };
}

/** Waits, but not longer than the connection lives. */
async function untilOver(ms: number, socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  const ended = new AbortController();
  const end = () => {
    ended.abort();
  };
  socket.once('close', end);
  await sleep(ms, undefined, { signal: ended.signal }).catch(() => undefined);
  socket.off('close', end);
}

/** Without a connection, a cut looks as it does to a caller of fetch. */
export const NO_CONNECTION: Connection = {
  cut: () => {
    throw new TypeError('The connection was cut.');
  },
  truncate: async (response, { bytes }) => {
    const body = new Uint8Array(await response.arrayBuffer());
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(body.slice(0, bytes));
      },
      pull(controller) {
        controller.error(new TypeError('The connection was cut.'));
      },
    });
    return new Response(stream, { status: response.status, headers: response.headers });
  },
};
