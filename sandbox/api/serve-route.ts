import { ENDPOINTS } from '../../src/inventorum/endpoints.ts';
import type { ScopeRequirement } from '../../src/inventorum/scope-map.ts';
import { isGranted } from '../../src/inventorum/scopes.ts';
import { API_VERSION_HEADER } from '../../src/inventorum/versions.ts';
import { isPermitted } from '../accounts/account.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { Answer } from './answer.ts';
import { type Admitted, authenticate } from './authenticate.ts';
import { type ApiExchange, isWrite } from './exchange.ts';
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
  const { ids, query, origin } = exchange;
  const call = { database: state.database, identity, ids, query, origin, version, now };
  const answer = (body: unknown) => {
    const work = () => route.answer({ ...call, body });
    return isWrite(route.method) ? state.database.transaction(work) : work();
  };
  const contentType = exchange.header('content-type') ?? '';
  if (route.readBody) return route.readBody(exchange.body, contentType).then(answer);
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
  return answer(hasBody ? readJson(exchange.body, contentType) : undefined);
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
