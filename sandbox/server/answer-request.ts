import { API_PATH } from '../../src/inventorum/environment.ts';
import { SANDBOX_FAULT_HEADER } from '../../src/inventorum/sandbox-fault.ts';
import type { Refusal } from '../api/answer.ts';
import { badRequest, bodyTooLarge } from '../api/refusals.ts';
import { type ApiReply, toReply, toResponse } from '../api/respond.ts';
import type { RequestUrl, ServeApi } from '../api/serve-api.ts';
import { clockHeaders, tellClock } from '../clock.ts';
import { withAsked } from '../faults/asked-fault.ts';
import type { Strike } from '../faults/fault-queue.ts';
import type { Connection } from '../faults/strike.ts';
import { strike } from '../faults/strike.ts';
import { causeOfFault, findCause } from '../journal/find-cause.ts';
import type { LoggedAnswer, SandboxRequest } from '../log/request-log.ts';
import { bodyText, tokenSetOf } from '../log/token-set-of.ts';
import { servePage } from '../pages/serve-page.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { MAX_BODY_BYTES } from './read-body.ts';

export interface Arrival {
  readonly method: string;
  readonly url: RequestUrl;
  readonly via: 'http' | 'https';
  /** the path as it was sent: a URL is normalised */
  readonly target?: string | undefined;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  /** undefined: too large to keep */
  readonly body: Uint8Array | undefined;
  readonly wire: Connection;
  /** Called for pages, which are outside the API. */
  readonly request: () => Request;
}

/** An answer of the API, which needs no Response; anything else is one. */
export type Answered = ApiReply | Response;

/** Logs a request, applies a fault, and answers. It waits only for faults, pages and pictures. */
export function answerRequest(
  state: SandboxState,
  api: ServeApi,
  arrival: Arrival,
): Answered | Promise<Answered> {
  const entry = logArrival(state, arrival);
  const fault = state.faults.take(entry);
  if (fault) return answerStruck(state, api, { arrival, entry, fault });
  const finish = (given: Answered) => {
    const answered = given instanceof Response ? tellClock(given, state.clock) : withClock(state, given);
    // Nothing is kept of a plain success, which needs no explanation.
    if (answered.status < 300 && entry.headers['origin'] === undefined) {
      state.log.answered(entry, answered.status, null);
      return answered;
    }
    return logAnswer(state, entry, { answered, fault });
  };
  const given = route(state, api, arrival);
  return given instanceof Promise ? given.then(finish) : finish(given);
}

interface Struck {
  readonly arrival: Arrival;
  readonly entry: SandboxRequest;
  readonly fault: Strike;
}

async function answerStruck(
  state: SandboxState,
  api: ServeApi,
  { arrival, entry, fault }: Struck,
): Promise<Response> {
  const asked = fault.id === null ? arrival.headers[SANDBOX_FAULT_HEADER] : undefined;
  const marked = (response: Response) =>
    tellClock(asked === undefined ? response : withAsked(response, asked), state.clock);
  const work = async () => {
    const given = await route(state, api, arrival);
    return marked(given instanceof Response ? given : toResponse(given));
  };
  const response = await strike(fault, work, arrival.wire);
  // The connection was cut, so that there is no status.
  if (['drop', 'reset', 'truncate'].includes(fault.answer.kind)) {
    state.log.answered(entry, null, { headers: {}, body: null, cause: causeOfFault(fault) });
    return response;
  }
  await logAnswer(state, entry, { answered: response, fault });
  return marked(response);
}

interface Given {
  readonly answered: Answered;
  readonly fault: Strike | undefined;
}

function logAnswer(
  state: SandboxState,
  entry: SandboxRequest,
  { answered, fault }: Given,
): Answered | Promise<Answered> {
  const { status } = answered;
  // A body that is long or slow on purpose is not read here.
  const isRead = fault === undefined ? status >= 300 : !['huge', 'drip'].includes(fault.answer.kind);
  const finish = (text: string | null) => {
    const headers = headersOf(answered);
    const struck = fault ? causeOfFault(fault) : null;
    // The server's own refusal, however late it came.
    const isOwn = fault === undefined || ['delay', 'hold', 'drip'].includes(fault.answer.kind);
    const own = isOwn && status >= 400 ? findCause(state, entry, { status, headers }) : null;
    const body = text === null || text.length > LONGEST_KEPT ? null : text;
    state.log.answered(entry, status, { headers, body, cause: own ?? struck });
    return answered;
  };
  if (!isRead) return finish(null);
  return answered instanceof Response ? answered.clone().text().then(finish) : finish(answered.text ?? '');
}

/** Characters; the answers of errors are short. */
const LONGEST_KEPT = 20_000;

/** With lower-case names. */
function headersOf(answered: Answered): LoggedAnswer['headers'] {
  if (answered instanceof Response) return Object.fromEntries(answered.headers);
  return Object.fromEntries(
    Object.entries(answered.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function withClock(state: SandboxState, reply: ApiReply): ApiReply {
  const told = clockHeaders(state.clock);
  return told ? { ...reply, headers: { ...told, ...reply.headers } } : reply;
}

function route(state: SandboxState, api: ServeApi, arrival: Arrival): Answered | Promise<Answered> {
  const { method, url, headers, body, target = '' } = arrival;
  if (DETOUR.test(target)) return refuse(badRequest());
  if (!url.pathname.startsWith(API_PATH)) return servePage(state, arrival.request(), body);
  return body === undefined ? refuse(bodyTooLarge(MAX_BODY_BYTES)) : api({ method, url, headers, body });
}

/** `..` as a path segment, plain or escaped: no API client sends it. */
const DETOUR = /\/(?:\.|%2e){2}(?:[/?#]|$)/i;

function refuse({ answer }: Refusal): ApiReply {
  return toReply(answer, { identity: undefined, allow: undefined, cookie: undefined, corsFor: undefined });
}

function logArrival(state: SandboxState, { method, url, via, headers, body }: Arrival): SandboxRequest {
  return state.log.arrived({
    at: state.now(),
    via,
    host: headers['host'] ?? url.host,
    method,
    path: url.pathname,
    query: url.search,
    headers,
    body: body === undefined ? `[more than ${MAX_BODY_BYTES} bytes]` : bodyText(body),
    tokenSet: tokenSetOf(state.labels, headers, body ?? NOTHING),
  });
}

const NOTHING = new Uint8Array();
