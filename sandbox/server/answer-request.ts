import { API_PATH } from '../../src/inventorum/environment.ts';
import type { Refusal } from '../api/answer.ts';
import { badRequest, bodyTooLarge } from '../api/refusals.ts';
import { toResponse } from '../api/respond.ts';
import type { ServeApi } from '../api/serve-api.ts';
import type { Strike } from '../faults/fault-queue.ts';
import type { Connection } from '../faults/strike.ts';
import { strike } from '../faults/strike.ts';
import type { SandboxRequest } from '../log/request-log.ts';
import { bodyText, tokenSetOf } from '../log/token-set-of.ts';
import { servePage } from '../pages/serve-page.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';

export interface Arrival {
  readonly request: Request;
  readonly via: 'http' | 'https';
  /** the path as it was sent: the address of a Request has lost its detours */
  readonly target?: string | undefined;
  readonly wire: Connection;
}

/** Logs a request, lets a fault strike it, answers it. */
export async function answerRequest(state: SandboxState, api: ServeApi, arrival: Arrival): Promise<Response> {
  const { request, wire } = arrival;
  const body = await readBody(request);
  const entry = logArrival(state, arrival, body);
  const work = async () => route(state, api, { arrival, body });
  const fault = state.faults.take(entry);
  const response = fault ? await strike(fault, work, wire) : await work();
  if (!isCut(fault)) state.log.answered(entry, response.status);
  return response;
}

/** A connection that was cut has no status. */
function isCut(fault: Strike | undefined): boolean {
  return fault !== undefined && ['drop', 'reset', 'truncate'].includes(fault.answer.kind);
}

async function route(
  state: SandboxState,
  api: ServeApi,
  { arrival, body }: { readonly arrival: Arrival; readonly body: Uint8Array | undefined },
): Promise<Response> {
  const { request, target = '' } = arrival;
  if (DETOUR.test(target)) return refuse(badRequest());
  if (!new URL(request.url).pathname.startsWith(API_PATH)) return servePage(state, request, body);
  return body === undefined ? refuse(bodyTooLarge(MAX_BODY_BYTES)) : api(request, body);
}

/** `..` as a path segment, plain or escaped: no client of the API writes it. */
const DETOUR = /\/(?:\.|%2e){2}(?:[/?#]|$)/i;

function refuse({ answer }: Refusal): Response {
  return toResponse(answer, { identity: undefined, allow: undefined, cookie: undefined, corsFor: undefined });
}

function logArrival(
  state: SandboxState,
  { request, via }: Arrival,
  body: Uint8Array | undefined,
): SandboxRequest {
  const { host, pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const bytes = body ?? new Uint8Array();
  return state.log.arrived({
    ...{ at: state.now(), via, method: request.method, path: pathname, query: search, headers },
    host: headers['host'] ?? host,
    body: body === undefined ? `[more than ${MAX_BODY_BYTES} bytes]` : bodyText(bytes),
    tokenSet: tokenSetOf(state.database, headers, bytes),
  });
}
