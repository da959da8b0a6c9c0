import { type Context, Hono } from 'hono';
import type { Method } from '../../src/inventorum/scope-map.ts';
import { answerTokenRequest } from '../oauth/token-endpoint.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { allowHeader } from './allow-header.ts';
import { type Answer, Refusal } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { methodNotAllowed, notFound } from './refusals.ts';
import { toResponse } from './respond.ts';
import type { Route } from './route.ts';
import { admit, serveRoute } from './serve-route.ts';

/** The body is read before the router runs: the log and the faults need it too. */
type Env = { Bindings: { readonly body: Uint8Array } };
type Operation = (exchange: Exchange) => Answer;
type Operations = ReadonlyMap<string, Operation>;

const TOKEN_TEMPLATE = '/auth/token/';

export type ServeApi = (request: Request, body: Uint8Array) => Promise<Response>;

/** Everything under /api/: the token endpoint, the served routes, and the answers for everything else. */
export function serveApi(state: SandboxState, routes: readonly Route[]): ServeApi {
  const app = new Hono<Env>();
  for (const [template, operations] of operationsByTemplate(state, routes)) {
    const path = `/api${template.replaceAll(/\{(\w+)\}/g, ':$1{[0-9]+}')}`;
    const allow = allowHeader([...operations.keys()].filter(isMethod));
    const operation = serve(state, template, operations);
    app.all(path, (c) => answer(state, c, { allow, operation }));
    app.all(path.slice(0, -1), (c) => answer(state, c, { operation: () => addSlash(c.req.url) }));
  }
  app.notFound((c) => answer(state, c, { operation: () => notFound().answer }));
  return async (request, body) => app.fetch(request, { body });
}

function operationsByTemplate(
  state: SandboxState,
  routes: readonly Route[],
): ReadonlyMap<string, Operations> {
  const token: Operation = (exchange) => serveToken(state, exchange);
  const table = new Map([[TOKEN_TEMPLATE, new Map([['POST', token]])]]);
  for (const route of routes) {
    const operations = table.get(route.template) ?? new Map<string, Operation>();
    table.set(
      route.template,
      operations.set(route.method, (exchange) => serveRoute(state, route, exchange)),
    );
  }
  return table;
}

function serve(state: SandboxState, template: string, operations: Operations): Operation {
  const allow = allowHeader([...operations.keys()].filter(isMethod));
  return (exchange) => {
    const operation = operations.get(exchange.method === 'HEAD' ? 'GET' : exchange.method);
    if (operation) return operation(exchange);
    if (exchange.method === 'OPTIONS') return { status: 200 };
    // as Django does it: who may not enter does not learn what the room has
    if (template !== TOKEN_TEMPLATE) admit(state, exchange, state.now());
    throw methodNotAllowed(exchange.method, allow);
  };
}

function serveToken(state: SandboxState, exchange: Exchange): Answer {
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

/** Django's APPEND_SLASH, before anything is checked: an empty page, and the body of a POST is lost on the way. */
function addSlash(url: string): Answer {
  const { pathname, search } = new URL(url);
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
): Response {
  const exchange: Exchange = {
    method: c.req.method,
    query: new URL(c.req.url).searchParams,
    ids: Object.values(c.req.param()),
    body: c.env.body,
    header: (name) => c.req.header(name),
    identity: undefined,
  };
  const given = refusalsAsAnswers(() => operation(exchange));
  return toResponse(given, {
    identity: exchange.identity,
    allow,
    cookie: c.req.header('cookie'),
    corsFor: state.settings.get().cors ? c.req.header('origin') : undefined,
  });
}

function refusalsAsAnswers(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function isMethod(text: string): text is Method {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(text);
}
