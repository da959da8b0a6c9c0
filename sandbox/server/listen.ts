import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { Arrival } from './answer-request.ts';
import { answerBrokenRequest, answerUnparsable } from './broken-request.ts';
import type { Certificate } from './certificate.ts';
import { socketConnection } from './connection.ts';
import { followTcpSockets } from './tcp-sockets.ts';

export interface ListeningServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0: any free port */
  readonly port: number;
  /** absent: plain http */
  readonly certificate?: Certificate;
  /** replaces the global Request and Response by faster ones: only if the process belongs to the sandbox */
  readonly fastGlobals: boolean;
}

/**
 * A request without a host is answered in the API's format; a repeated header stays repeated. Idle connections end as
 * late as nginx ends them: by Node's five seconds a busy client would use one that is just being closed.
 */
const SERVING = {
  requireHostHeader: false,
  joinDuplicateHeaders: true,
  keepAliveTimeout: 75_000,
} as const;

/** Starts a listener that passes requests to `answer`. Rejects if the port is taken. */
export async function listen(
  answer: (arrival: Arrival) => Promise<Response>,
  options: ListenOptions,
): Promise<ListeningServer> {
  const via = options.certificate ? 'https' : 'http';
  const listener = getRequestListener(
    (request, bindings) => {
      if (!isHttp1(bindings)) throw new Error('The sandbox speaks HTTP/1.1 only.');
      const { url: target, headers } = bindings.incoming;
      const wire = socketConnection(bindings, tcpSocketOf);
      return answer({ request, via, target, headers: joined(headers), wire });
    },
    { overrideGlobalObjects: options.fastGlobals, errorHandler: answerBrokenRequest },
  );
  const settled: RequestListener = (incoming, outgoing) => {
    void listener(incoming, outgoing);
  };
  const { certificate } = options;
  const server = certificate
    ? createHttpsServer({ ...SERVING, key: certificate.key, cert: certificate.cert }, settled)
    : createServer(SERVING, settled);
  const tcpSocketOf = followTcpSockets(server);
  answerUnparsable(server);
  await start(server, options);
  return { port: portOf(server), close: () => stop(server) };
}

/** Node has parsed the headers already; building a Headers object would cost more than the answer. */
function joined(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const lines: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) lines[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return lines;
}

function isHttp1(bindings: HttpBindings | Http2Bindings): bindings is HttpBindings {
  return bindings.outgoing instanceof ServerResponse;
}

function start(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.');
  return address.port;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
