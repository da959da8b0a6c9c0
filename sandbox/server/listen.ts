import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { type ApiReply, toResponse } from '../api/respond.ts';
import type { Answered, Arrival } from './answer-request.ts';
import { answerBrokenRequest, answerUnparsable } from './broken-request.ts';
import type { Certificate } from './certificate.ts';
import { socketConnection } from './connection.ts';
import { type PlainRequest, plainRequest } from './plain-request.ts';
import { readBody } from './read-body.ts';
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
  answer: (request: Request) => Promise<Response>,
  options: ListenOptions,
): Promise<ListeningServer> {
  const adapter = getRequestListener(answer, adapterOptions(options));
  const server = serverOf(options, (incoming, outgoing) => {
    void adapter(incoming, outgoing);
  });
  return started(server, options);
}

/**
 * The same for the API. A plain request is answered without a Request and a Response, which cost more than the answer;
 * both ways lead to the same `answer` (docs/decisions/20-plain-requests-without-objects.md).
 */
export async function listenForApi(
  answer: (arrival: Arrival) => Answered | Promise<Answered>,
  options: ListenOptions,
): Promise<ListeningServer> {
  const via = options.certificate ? 'https' : 'http';
  /** Responses to plain requests, which the adapter only writes. */
  const handedOver = new WeakMap<IncomingMessage, Promise<Answered>>();
  const adapter = getRequestListener(async (request, bindings) => {
    if (!isHttp1(bindings)) throw new Error('The sandbox speaks HTTP/1.1 only.');
    const { incoming } = bindings;
    const answered = await (handedOver.get(incoming) ??
      arrivalOf(request, { bindings, wire: socketConnection(bindings, tcpSocketOf), via }).then(answer));
    return answered instanceof Response ? answered : toResponse(answered);
  }, adapterOptions(options));
  const server = serverOf(options, (incoming, outgoing) => {
    const plain = plainRequest(incoming, via);
    if (!plain) {
      void adapter(incoming, outgoing);
      return;
    }
    const wire = socketConnection({ incoming, outgoing }, tcpSocketOf);
    const passOn = (given: Promise<Answered>) => {
      handedOver.set(incoming, given);
      void adapter(incoming, outgoing);
    };
    const reply = (answered: Answered) => {
      if (answered instanceof Response) passOn(Promise.resolve(answered));
      else send(outgoing, answered);
    };
    withBody(incoming, plain, (body) => {
      const given = attempt(() => {
        const { method, url, headers } = plain;
        // Written out: V8 looks each property up anew that is added to a copy.
        return answer({ method, url, headers, via, body, wire, target: incoming.url, request: noPage });
      });
      if (given instanceof Promise) {
        given.then(reply, (error: unknown) => {
          passOn(Promise.reject(error));
        });
      } else reply(given);
    });
  });
  const tcpSocketOf = followTcpSockets(server);
  return started(server, options);
}

function adapterOptions({ fastGlobals }: ListenOptions) {
  return { overrideGlobalObjects: fastGlobals, errorHandler: answerBrokenRequest };
}

interface Received {
  readonly bindings: HttpBindings;
  readonly wire: Arrival['wire'];
  readonly via: Arrival['via'];
}

async function arrivalOf(request: Request, { bindings, wire, via }: Received): Promise<Arrival> {
  const { url: target, headers } = bindings.incoming;
  const { method } = request;
  const url = new URL(request.url);
  const body = await readBody(request);
  return { method, url, target, headers: joined(headers), body, via, wire, request: () => request };
}

/** Node has parsed the headers already; building a Headers object would cost more than the answer. */
function joined(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const lines: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) lines[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return lines;
}

/** Nothing is answered to a request that is broken off. */
function withBody(incoming: IncomingMessage, { length }: PlainRequest, use: (body: Buffer) => void): void {
  if (length === 0) {
    use(NOTHING);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    // Its length was announced: the end of the stream would come later.
    if (size === length) use(chunks.length === 1 ? chunk : Buffer.concat(chunks));
  });
}

const NOTHING = Buffer.alloc(0);

function attempt<T>(work: () => T): T | Promise<never> {
  try {
    return work();
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A plain request lies within the API. */
function noPage(): never {
  throw new Error('Only the API answers plain requests.');
}

/**
 * Names and values are written as a list, which Node neither copies nor looks up. A text with as many bytes as
 * characters is ASCII, and Node copies it as Latin-1 without a look at each character.
 */
function send(outgoing: ServerResponse, { status, headers, text }: ApiReply): void {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(headers)) lines.push(name, value);
  const length = text === null ? 0 : Buffer.byteLength(text);
  if (text !== null) lines.push('Content-Length', String(length));
  outgoing.writeHead(status, lines).end(text ?? undefined, length === text?.length ? 'latin1' : 'utf8');
}

function isHttp1(bindings: HttpBindings | Http2Bindings): bindings is HttpBindings {
  return bindings.outgoing instanceof ServerResponse;
}

function serverOf({ certificate }: ListenOptions, listener: RequestListener): Server {
  return certificate
    ? createHttpsServer({ ...SERVING, key: certificate.key, cert: certificate.cert }, listener)
    : createServer(SERVING, listener);
}

async function started(server: Server, options: ListenOptions): Promise<ListeningServer> {
  answerUnparsable(server);
  await start(server, options);
  return { port: portOf(server), close: () => stop(server) };
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
