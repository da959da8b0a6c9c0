import type { Method } from '../../src/inventorum/scope-map.ts';
import { answerTokenRequest } from '../oauth/token-endpoint.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { allowHeader } from './allow-header.ts';
import { type Answer, Refusal } from './answer.ts';
import type { ApiExchange } from './exchange.ts';
import { methodNotAllowed, notFound } from './refusals.ts';
import { type ApiReply, toReply } from './respond.ts';
import type { OpenRoute, Route } from './route.ts';
import { admit, serveRoute } from './serve-route.ts';

/** The parts of an address that matter here: a URL, or a plain address that was taken apart without one. */
export type RequestUrl = Pick<URL, 'pathname' | 'search' | 'origin' | 'host' | 'searchParams'>;

/** A parsed request, shared by the log, the faults and the router. */
export interface ApiRequest {
  readonly method: string;
  readonly url: RequestUrl;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Operation = (exchange: ApiExchange) => Answer | Promise<Answer>;
type Operations = ReadonlyMap<string, Operation>;

const TOKEN_TEMPLATE = '/auth/token/';

export type ServeApi = (request: ApiRequest) => ApiReply | Promise<ApiReply>;

/** The endpoints besides the token endpoint. */
export interface Routes {
  readonly routes: readonly Route[];
  readonly openRoutes: readonly OpenRoute[];
}

/** All operations of a path. */
interface Endpoint {
  readonly allow?: string;
  readonly operation: Operation;
}

const UNKNOWN: Endpoint = { operation: () => notFound().answer };

/** Everything under /api/: the token endpoint, the routes, and answers for all other paths. */
export function serveApi(state: SandboxState, routes: Routes): ServeApi {
  const open: ReadonlySet<string> = new Set([
    TOKEN_TEMPLATE,
    ...routes.openRoutes.map((route) => route.template),
  ]);
  const endpoints = new Map<string, Endpoint>();
  for (const [template, operations] of operationsByTemplate(state, routes)) {
    const allow = allowHeader([...operations.keys()].filter(isMethod));
    endpoints.set(shapeOf(template), { allow, operation: serve(state, operations, open.has(template)) });
  }
  return (request) => {
    const path = decoded(request.url.pathname).slice('/api'.length);
    const plain = endpoints.get(path);
    if (plain) return answer(state, { request, ids: NO_IDS }, plain);
    const ids: string[] = [];
    const shape = path.replaceAll(NUMBER, (digits) => {
      ids.push(digits);
      return ANY_NUMBER;
    });
    const endpoint = endpoints.get(shape);
    if (endpoint) return answer(state, { request, ids }, endpoint);
    if (!endpoints.has(`${shape}/`)) return answer(state, { request, ids }, UNKNOWN);
    return answer(state, { request, ids }, { operation: () => addSlash(request.url) });
  };
}

const NO_IDS: readonly string[] = [];

/** A segment of digits. */
const NUMBER = /(?<=\/)[0-9]+(?=\/|$)/g;
const ANY_NUMBER = '{}';

function shapeOf(template: string): string {
  return template.replaceAll(/\{\w+\}/g, ANY_NUMBER);
}

/** `%70roducts` is `products`; an invalid escape stays as it is. */
function decoded(pathname: string): string {
  if (!pathname.includes('%')) return pathname;
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

function operationsByTemplate(
  state: SandboxState,
  { routes, openRoutes }: Routes,
): ReadonlyMap<string, Operations> {
  const table = new Map<string, Map<string, Operation>>();
  const add = (template: string, method: string, operation: Operation) => {
    table.set(template, (table.get(template) ?? new Map<string, Operation>()).set(method, operation));
  };
  add(TOKEN_TEMPLATE, 'POST', (exchange) => serveToken(state, exchange));
  for (const { template, method, answer } of openRoutes) {
    add(template, method, (exchange) => answer(exchange, state));
  }
  for (const route of routes) {
    add(route.template, route.method, (exchange) => serveRoute(state, route, exchange));
  }
  return table;
}

function serve(state: SandboxState, operations: Operations, isOpen: boolean): Operation {
  const allow = allowHeader([...operations.keys()].filter(isMethod));
  return (exchange) => {
    const operation = operations.get(exchange.method === 'HEAD' ? 'GET' : exchange.method);
    if (operation) return operation(exchange);
    if (exchange.method === 'OPTIONS') return { status: 200 };
    // like Django: without a valid token a client does not learn which methods exist
    if (!isOpen) admit(state, exchange, state.now());
    throw methodNotAllowed(exchange.method, allow);
  };
}

function serveToken(state: SandboxState, exchange: ApiExchange): Answer | Promise<Answer> {
  const { database, accounts, tokens } = state;
  const settings = state.settings.get();
  const now = state.now();
  return answerTokenRequest(
    {
      authorization: exchange.header('authorization'),
      contentType: exchange.header('content-type') ?? '',
      body: exchange.body,
    },
    {
      ...{ database, accounts, tokens, settings, now },
      rotated: state.labels.passOn,
      countRequest: (clientId) => {
        state.limiter.count(`client ${clientId}`, settings.rateLimit, now);
      },
    },
  );
}

/** Django's APPEND_SLASH, before any check: an empty page, and the body of a POST is lost by the redirect. */
function addSlash({ pathname, search }: RequestUrl): Answer {
  return {
    status: 301,
    text: '',
    headers: { Location: `${pathname}/${search}`, 'Content-Type': 'text/html' },
  };
}

function answer(
  state: SandboxState,
  { request, ids }: { readonly request: ApiRequest; readonly ids: readonly string[] },
  { allow, operation }: Endpoint,
): ApiReply | Promise<ApiReply> {
  const exchange = new Exchange(request, ids);
  const { method, headers } = request;
  const respond = (given: Answer) => {
    const reply = toReply(given, {
      identity: exchange.identity,
      allow,
      cookie: headers['cookie'],
      corsFor: state.settings.get().cors ? headers['origin'] : undefined,
    });
    return method === 'HEAD' ? { ...reply, text: null } : reply;
  };
  const refuse = (error: unknown) => respond(refusalAsAnswer(error));
  try {
    // Most operations answer synchronously; only those that must wait return a promise.
    const given = state.database.answering(() => operation(exchange));
    return given instanceof Promise ? given.then(respond, refuse) : respond(given);
  } catch (error) {
    return refuse(error);
  }
}

/** A class, because an object with a getter of its own is made anew for each request. */
class Exchange implements ApiExchange {
  readonly method: string;
  readonly search: string;
  readonly origin: string;
  readonly ids: readonly string[];
  readonly body: Uint8Array;
  identity: ApiExchange['identity'] = undefined;
  readonly #request: ApiRequest;

  constructor(request: ApiRequest, ids: readonly string[]) {
    this.method = request.method;
    this.search = request.url.search;
    this.origin = request.url.origin;
    this.ids = ids;
    this.body = request.body;
    this.#request = request;
  }

  get query(): URLSearchParams {
    return this.#request.url.searchParams;
  }

  header(name: string): string | undefined {
    return this.#request.headers[name.toLowerCase()];
  }
}

function refusalAsAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  throw error;
}

function isMethod(text: string): text is Method {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(text);
}
