import { type Context, Hono } from 'hono';
import type { Method } from '../../src/inventorum/scope-map.ts';
import { answerTokenRequest } from '../oauth/token-endpoint.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { allowHeader } from './allow-header.ts';
import { type Answer, Refusal } from './answer.ts';
import type { ApiExchange } from './exchange.ts';
import { methodNotAllowed, notFound } from './refusals.ts';
import { toResponse } from './respond.ts';
import type { OpenRoute, Route } from './route.ts';
import { admit, serveRoute } from './serve-route.ts';

/** A parsed request, shared by the log, the faults and the router. */
export interface ApiRequest {
  readonly request: Request;
  readonly url: URL;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

type Env = { Bindings: ApiRequest };
type Operation = (exchange: ApiExchange) => Answer | Promise<Answer>;
type Operations = ReadonlyMap<string, Operation>;

const TOKEN_TEMPLATE = '/auth/token/';

export type ServeApi = (request: ApiRequest) => Promise<Response>;

/** The endpoints besides the token endpoint. */
export interface Routes {
  readonly routes: readonly Route[];
  readonly openRoutes: readonly OpenRoute[];
}

/** Everything under /api/: the token endpoint, the routes, and answers for all other paths. */
export function serveApi(state: SandboxState, routes: Routes): ServeApi {
  const app = new Hono<Env>();
  const open: ReadonlySet<string> = new Set([
    TOKEN_TEMPLATE,
    ...routes.openRoutes.map((route) => route.template),
  ]);
  for (const [template, operations] of operationsByTemplate(state, routes)) {
    const path = `/api${template.replaceAll(/\{(\w+)\}/g, ':$1{[0-9]+}')}`;
    const allow = allowHeader([...operations.keys()].filter(isMethod));
    const operation = serve(state, operations, open.has(template));
    app.all(path, (c) => answer(state, c, { allow, operation }));
    app.all(path.slice(0, -1), (c) => answer(state, c, { operation: () => addSlash(c.env.url) }));
  }
  app.notFound((c) => answer(state, c, { operation: () => notFound().answer }));
  return async (request) => app.fetch(request.request, request);
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

function serveToken(state: SandboxState, exchange: ApiExchange): Answer {
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
      countRequest: (clientId) => {
        state.limiter.count(`client ${clientId}`, settings.rateLimit, now);
      },
    },
  );
}

/** Django's APPEND_SLASH, before any check: an empty page, and the body of a POST is lost by the redirect. */
function addSlash({ pathname, search }: URL): Answer {
  return {
    status: 301,
    text: '',
    headers: { Location: `${pathname}/${search}`, 'Content-Type': 'text/html' },
  };
}

function answer(
  state: SandboxState,
  c: Context<Env>,
  { allow, operation }: { readonly allow?: string; readonly operation: Operation },
): Response | Promise<Response> {
  const { url, headers, body } = c.env;
  const exchange: ApiExchange = {
    method: c.req.method,
    query: url.searchParams,
    origin: url.origin,
    ids: Object.values(c.req.param()),
    body,
    header: (name) => headers[name.toLowerCase()],
    identity: undefined,
  };
  const respond = (given: Answer) =>
    toResponse(given, {
      identity: exchange.identity,
      allow,
      cookie: headers['cookie'],
      corsFor: state.settings.get().cors ? headers['origin'] : undefined,
    });
  const given = refusalsAsAnswers(() => operation(exchange));
  return given instanceof Promise ? given.then(respond) : respond(given);
}

/** Most operations answer synchronously; only those that must wait return a promise. */
function refusalsAsAnswers(work: () => Answer | Promise<Answer>): Answer | Promise<Answer> {
  try {
    const given = work();
    return given instanceof Promise ? given.catch(refusalAsAnswer) : given;
  } catch (error) {
    return refusalAsAnswer(error);
  }
}

function refusalAsAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  throw error;
}

function isMethod(text: string): text is Method {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(text);
}
