import { API_PATH } from '../../src/inventorum/environment.ts';
import type { Refusal } from '../api/answer.ts';
import { badRequest, bodyTooLarge } from '../api/refusals.ts';
import { toResponse } from '../api/respond.ts';
import type { ServeApi } from '../api/serve-api.ts';
import { tellClock } from '../clock.ts';
import type { Strike } from '../faults/fault-queue.ts';
import type { Connection } from '../faults/strike.ts';
import { strike } from '../faults/strike.ts';
import { causeOfFault, findCause } from '../journal/find-cause.ts';
import type { LoggedAnswer, SandboxRequest } from '../log/request-log.ts';
import { bodyText, tokenSetOf } from '../log/token-set-of.ts';
import { servePage } from '../pages/serve-page.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';

export interface Arrival {
  readonly request: Request;
  readonly via: 'http' | 'https';
  /** the path as it was sent: a Request's address is normalised */
  readonly target?: string | undefined;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  readonly wire: Connection;
}

/** Logs a request, applies a fault, and answers. */
export async function answerRequest(state: SandboxState, api: ServeApi, arrival: Arrival): Promise<Response> {
  const url = new URL(arrival.request.url);
  const body = await readBody(arrival.request);
  const entry = logArrival(state, arrival, { url, body });
  const work = async () => tellClock(await route(state, api, { arrival, url, body }), state.clock);
  const fault = state.faults.take(entry);
  const response = fault ? await strike(fault, work, arrival.wire) : await work();
  const isOver = isCut(fault);
  const status = isOver ? null : response.status;
  // Nothing is kept of a plain success, which needs no explanation.
  const isPlain = !fault && response.status < 300 && entry.headers['origin'] === undefined;
  const answer = isPlain ? null : await loggedAnswer(state, entry, { response, fault, isOver });
  state.log.answered(entry, status, answer);
  if (isOver) return response;
  return fault ? tellClock(response, state.clock) : response;
}

interface Given {
  readonly response: Response;
  readonly fault: Strike | undefined;
  /** its connection was cut */
  readonly isOver: boolean;
}

async function loggedAnswer(
  state: SandboxState,
  entry: SandboxRequest,
  { response, fault, isOver }: Given,
): Promise<LoggedAnswer> {
  const struck = fault ? causeOfFault(fault) : null;
  if (isOver) return { headers: {}, body: null, cause: struck };
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  // The server's own refusal, however late it came.
  const isOwn = fault === undefined || ['delay', 'hold', 'drip'].includes(fault.answer.kind);
  const own = isOwn && status >= 400 ? findCause(state, entry, { status, headers }) : null;
  // A body that is long or slow on purpose is not read here.
  const isRead = fault === undefined ? status >= 300 : !['huge', 'drip'].includes(fault.answer.kind);
  return { headers, body: isRead ? await textOf(response) : null, cause: own ?? struck };
}

/** Characters; the answers of errors are short. */
const LONGEST_KEPT = 20_000;

async function textOf(response: Response): Promise<string | null> {
  const text = await response.clone().text();
  return text.length > LONGEST_KEPT ? null : text;
}

/** `body` is undefined if it was too large to keep. */
interface Taken {
  readonly url: URL;
  readonly body: Uint8Array | undefined;
}

/** Whether the connection was cut, so that there is no status. */
function isCut(fault: Strike | undefined): boolean {
  return fault !== undefined && ['drop', 'reset', 'truncate'].includes(fault.answer.kind);
}

async function route(
  state: SandboxState,
  api: ServeApi,
  { arrival, url, body }: Taken & { readonly arrival: Arrival },
): Promise<Response> {
  const { request, headers, target = '' } = arrival;
  if (DETOUR.test(target)) return refuse(badRequest());
  if (!url.pathname.startsWith(API_PATH)) return servePage(state, request, body);
  return body === undefined ? refuse(bodyTooLarge(MAX_BODY_BYTES)) : api({ request, url, headers, body });
}

/** `..` as a path segment, plain or escaped: no API client sends it. */
const DETOUR = /\/(?:\.|%2e){2}(?:[/?#]|$)/i;

function refuse({ answer }: Refusal): Response {
  return toResponse(answer, { identity: undefined, allow: undefined, cookie: undefined, corsFor: undefined });
}

function logArrival(
  state: SandboxState,
  { request, via, headers }: Arrival,
  { url, body }: Taken,
): SandboxRequest {
  const bytes = body ?? new Uint8Array();
  return state.log.arrived({
    ...{ at: state.now(), via, method: request.method, path: url.pathname, query: url.search, headers },
    host: headers['host'] ?? url.host,
    body: body === undefined ? `[more than ${MAX_BODY_BYTES} bytes]` : bodyText(bytes),
    tokenSet: tokenSetOf(state.labels, headers, bytes),
  });
}
