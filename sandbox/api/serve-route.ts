import { ENDPOINTS } from '../../src/inventorum/endpoints.ts';
import type { ScopeRequirement } from '../../src/inventorum/scope-map.ts';
import { isGranted } from '../../src/inventorum/scopes.ts';
import { API_VERSION_HEADER } from '../../src/inventorum/versions.ts';
import { isPermitted } from '../accounts/account.ts';
import type { Identity } from '../accounts/identity.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { Answer } from './answer.ts';
import { type Admitted, authenticate } from './authenticate.ts';
import type { ApiExchange } from './exchange.ts';
import { readJson } from './read-json.ts';
import { readVersion } from './read-version.ts';
import { permissionMissing, scopeWrong } from './refusals.ts';
import type { Route } from './route.ts';

/** Serves one endpoint: checks token, rate, scope, permission, version and body, then runs the operation. */
export function serveRoute(
  state: SandboxState,
  route: Route,
  exchange: ApiExchange,
): Answer | Promise<Answer> {
  const now = state.now();
  const { identity, granted } = admit(state, exchange, now);
  if (!isGranted(requirementOf(state, route), granted)) throw scopeWrong();
  if (route.permission && !isPermitted(identity.role, route.permission)) throw permissionMissing();
  const version = readVersion(exchange.header(API_VERSION_HEADER));
  if (route.method === 'GET') return keptAnswer(state, route, { exchange, identity, version, now });
  const { ids, query, origin } = exchange;
  const call = { database: state.database, identity, ids, query, origin, version, now };
  const answer = (body: unknown) => state.database.transaction(() => route.answer({ ...call, body }));
  const contentType = exchange.header('content-type') ?? '';
  if (route.readBody) return route.readBody(exchange.body, contentType).then(answer);
  const hasBody = route.method !== 'DELETE';
  return answer(hasBody ? readJson(exchange.body, contentType) : undefined);
}

interface Reading {
  readonly exchange: ApiExchange;
  readonly identity: Identity;
  readonly version: number;
  readonly now: number;
}

/**
 * An answer depends on nothing but its call: on what it reads from the database, and on what is in the name here. One
 * that looks at the clock is not kept.
 */
function keptAnswer(
  { database }: SandboxState,
  route: Route,
  { exchange, identity, version, now }: Reading,
): Answer {
  const { ids, origin, search } = exchange;
  const { userId, accountId, role, tokenSetId } = identity;
  const who = `${userId} ${accountId} ${role} ${tokenSetId}`;
  return database.keeping(`${route.template} ${ids.join()} ${version} ${who} ${origin}${search}`, () => {
    let isTimeless = true;
    const answer = route.answer({
      ...{ database, identity, ids, origin, version },
      body: undefined,
      get query() {
        return exchange.query;
      },
      get now() {
        isTimeless = false;
        return now;
      },
    });
    const { status, body, json = JSON.stringify(body), ...others } = answer;
    const isPlain = status === 200 && json !== undefined && Object.keys(others).length === 0;
    if (!isPlain || !isTimeless) return { value: answer, length: null };
    // As text: memory of bytes is given back in pieces that the system never gets back.
    return { value: { status, json }, length: json.length };
  });
}

/** Checks token and rate. Throws the 401 or the 429 refusal. */
export function admit(state: SandboxState, exchange: ApiExchange, now: number): Admitted {
  const authorization = exchange.header('authorization');
  const admitted = authenticate(authorization, state, now);
  exchange.identity = admitted.identity;
  state.limiter.count(`token ${authorization}`, state.settings.get().rateLimit, now);
  return admitted;
}

const REQUIREMENTS: ReadonlyMap<string, ScopeRequirement | null> = new Map(
  ENDPOINTS.map(({ method, template, requirement }) => [`${method} ${template}`, requirement]),
);

/** The catalogue's requirement, unless the control API changed it. */
function requirementOf(state: SandboxState, { method, template }: Route): ScopeRequirement | null {
  const name = `${method} ${template}`;
  const changed = state.changedScopes.get(name);
  return changed === undefined ? (REQUIREMENTS.get(name) ?? null) : changed;
}
