import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { RequestError } from '@hono/node-server';
import { errorBody } from '../../src/inventorum/api-error.ts';
import { badRequest } from '../api/refusals.ts';

/** The answer to a request without a usable address, or to an incomplete one; any other error is a bug of ours. */
export function answerBrokenRequest(error: unknown): Response {
  if (!(error instanceof RequestError) && !isBrokenOff(error))
    console.error('sandbox: internal error', error);
  const status = error instanceof RequestError || isBrokenOff(error) ? 400 : 500;
  const body =
    status === 400 ? badRequest().answer.body : errorBody('common.unknown', 'Internal sandbox error');
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && /abort|premature|reset/i.test(`${error.name} ${error.message}`);
}

/**
 * Answers requests that Node's HTTP parser rejects in the API's own format: garbage, too many headers, slow requests.
 */
export function answerUnparsable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    sendRaw(socket as Socket, STATUS_OF[error.code ?? ''] ?? '400 Bad Request');
  });
}

const STATUS_OF: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function sendRaw(socket: Socket, status: string): void {
  const body = JSON.stringify(badRequest().answer.body);
  const head = [`HTTP/1.1 ${status}`, 'Content-Type: application/json', `Content-Length: ${body.length}`];
  socket.end([...head, 'Connection: close', '', body].join('\r\n'));
}
