import { ENDPOINTS, type Endpoint } from '../../src/inventorum/endpoints.ts';
import { API_PATH, isTokenPath } from '../../src/inventorum/environment.ts';
import { endpointsAt, findEndpoint } from '../../src/inventorum/find-endpoint.ts';
import type { ScopeRequirement } from '../../src/inventorum/scope-map.ts';
import { isGranted, parseScope } from '../../src/inventorum/scopes.ts';
import { isPermitted, type Permission } from '../accounts/account.ts';
import type { Strike } from '../faults/fault-queue.ts';
import type { Cause } from '../log/cause.ts';
import type { SandboxRequest } from '../log/request-log.ts';
import { readBasic } from '../oauth/client-authentication.ts';
import { readForm } from '../oauth/read-form.ts';
import type { AccessTokenRow } from '../oauth/token-store.ts';
import { ROUTES } from '../resources/routes.ts';
import type { SandboxState } from '../sandbox-state.ts';

interface Answered {
  readonly status: number;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
}

/** Why a request was refused, from what the sandbox knows at this moment; null: the answer says all. */
export function findCause(state: SandboxState, request: SandboxRequest, answered: Answered): Cause | null {
  const { status } = answered;
  if (!request.path.startsWith(API_PATH)) return null;
  if (status === 429) return causeOfLimit(state);
  if (isTokenPath(request.path)) return status === 400 ? causeOfGrant(state, request) : null;
  const sender = senderOf(state, request);
  switch (status) {
    case 401:
      return causeOfToken(state, sender);
    case 403:
      return causeOfRefusal(state, request, sender.row);
    case 404:
      return causeOfNothing(state, request, sender.row);
    case 405:
      return { kind: 'method', allowed: answered.headers['allow'] ?? '' };
    default:
      return null;
  }
}

function causeOfLimit({ settings }: SandboxState): Cause | null {
  const { rateLimit, clockFrozenAt } = settings.get();
  if (rateLimit === 'off') return null;
  return { kind: 'rate limit', perSecond: rateLimit, frozen: clockFrozenAt !== null };
}

export function causeOfFault({ id, answer }: Strike): Cause {
  return { kind: 'fault', id, fault: answer.kind };
}

interface KnownSender {
  readonly token: string | null;
  readonly row: AccessTokenRow | undefined;
}

function senderOf({ tokens }: SandboxState, { headers }: SandboxRequest): KnownSender {
  const [, token = null] = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  return { token, row: token === null ? undefined : tokens.findAccessToken(token) };
}

function causeOfToken(state: SandboxState, { token, row }: KnownSender): Cause | null {
  if (token === null) return null;
  if (!row) {
    const issued = state.issuedSecrets().some(({ value }) => value === token);
    return { kind: 'token unknown', issued };
  }
  if (row.endedAt !== null) {
    const isRevoked = state.tokens.newestPair(row.tokenSetId) === undefined;
    return { kind: isRevoked ? 'token revoked' : 'token replaced', at: row.endedAt };
  }
  if (row.expiresAt > state.now()) return null;
  return { kind: 'token expired', at: row.expiresAt, clock: state.clock.state() };
}

function causeOfGrant({ tokens, accounts }: SandboxState, { headers, body }: SandboxRequest): Cause | null {
  const refreshToken = readForm(Buffer.from(body))?.get('refresh_token');
  if (refreshToken === undefined) return null;
  const row = tokens.findRefreshToken(refreshToken);
  if (!row) return { kind: 'refresh token unknown' };
  const client = readBasic(headers['authorization'] ?? '')
    .map(({ id }) => accounts.findApp(id))
    .find((app) => app !== undefined);
  if (client && client.id !== row.appId) return { kind: 'refresh token of another app' };
  if (row.retiredAt === null) return null;
  return { kind: row.revoked === 0 ? 'refresh token used' : 'refresh token revoked', at: row.retiredAt };
}

function causeOfRefusal(
  { changedScopes, database }: SandboxState,
  { method, path }: SandboxRequest,
  row: AccessTokenRow | undefined,
): Cause | null {
  const endpoint = findEndpoint(method, path);
  if (!endpoint || !row) return null;
  const { scope, role, userId } = row;
  const changed = changedScopes.get(`${endpoint.method} ${endpoint.template}`);
  const needed = changed === undefined ? endpoint.requirement : changed;
  if (!isGranted(needed, parseScope(scope))) {
    return { kind: 'scope', granted: scope, changed: changed ? scopesOf(changed).join(' / ') : null };
  }
  const permission = permissionFor(endpoint);
  if (permission === undefined || isPermitted(role, permission)) return null;
  const user = database.query<{ email: string }>('SELECT email FROM user WHERE id = ?').get(userId);
  return { kind: 'role', user: user?.email ?? '', role, permission };
}

function permissionFor({ method, template }: Endpoint): Permission | undefined {
  return ROUTES.find((route) => route.method === method && route.template === template)?.permission;
}

function scopesOf({ right, legacy }: ScopeRequirement): readonly string[] {
  return [right, legacy].filter((scope) => scope !== null);
}

/** The table of a path's first id, by the first word of the path. Each has a column `account_id`. */
const TABLES: Readonly<Record<string, string>> = {
  products: 'product',
  orders: 'shop_order',
  basket: 'shop_order',
  customers: 'customer',
  categories: 'category',
  taxes: 'tax_type',
};

function causeOfNothing(
  state: SandboxState,
  { path }: SandboxRequest,
  row: AccessTokenRow | undefined,
): Cause {
  if (endpointsAt(path).length === 0) return { kind: 'no endpoint', near: nearest(path) };
  const [, area = '', id = ''] = /^\/api\/(\w+)\/(\d{1,19})\//.exec(path) ?? [];
  const table = TABLES[area];
  if (table === undefined || id === '' || !row) return { kind: 'no record' };
  const other = otherOwner(state, { table, id, accountId: row.accountId });
  if (other) return { kind: 'other account', ...other };
  const deleted = table === 'product' ? deletedAt(state, id) : undefined;
  return deleted === undefined ? { kind: 'no record' } : { kind: 'deleted', at: deleted };
}

/** The names of both accounts, if a record belongs to another one than `accountId`. */
function otherOwner(
  { database }: SandboxState,
  { table, id, accountId }: { readonly table: string; readonly id: string; readonly accountId: number },
): { readonly own: string; readonly other: string } | undefined {
  const longId = table === 'product' ? 'r.inv_id' : 'r.id';
  const select = database.query<{ own: string; other: string }>(
    `SELECT mine.name AS own, theirs.name AS other
     FROM ${table} r JOIN account theirs ON theirs.id = r.account_id JOIN account mine ON mine.id = ?
     WHERE (r.id = ? OR ${longId} = ?) AND theirs.id <> mine.id`,
  );
  return select.get(accountId, id, id);
}

function deletedAt({ database }: SandboxState, id: string): number | undefined {
  const select = database.query<{ at: number }>('SELECT deleted_at AS at FROM deleted_product WHERE id = ?');
  return select.get(id)?.at;
}

/** A path template that is written nearly alike; null: none is. */
function nearest(path: string): string | null {
  const asked = `/${path.slice(API_PATH.length).toLowerCase()}`.replace(/\/\d+(?=\/|$)/g, '/{id}');
  const [best] = TEMPLATES.map((template) => ({ template, distance: distanceOf(asked, template) })).toSorted(
    (one, other) => one.distance - other.distance,
  );
  return best && best.distance <= MOST_EDITS ? API_PATH.slice(0, -1) + best.template : null;
}

const TEMPLATES = [...new Set(ENDPOINTS.map(({ template }) => template))];
const MOST_EDITS = 3;
const LONGEST_COMPARED = 80;

/** Letters to add, remove or change (Levenshtein's distance). */
function distanceOf(one: string, other: string): number {
  if (one.length > LONGEST_COMPARED) return one.length;
  const first = Array.from({ length: other.length + 1 }, (_, i) => i);
  const last = [...one].reduce((row, letter, i) => nextRow(row, letter, { other, start: i + 1 }), first);
  return last.at(-1) ?? 0;
}

function nextRow(
  row: readonly number[],
  letter: string,
  { other, start }: { readonly other: string; readonly start: number },
): number[] {
  const next = [start];
  for (const [j, wanted] of [...other].entries()) {
    const [changed = 0, removed = 0, added = 0] = [row[j], row[j + 1], next[j]];
    next.push(Math.min(changed + (letter === wanted ? 0 : 1), removed + 1, added + 1));
  }
  return next;
}
