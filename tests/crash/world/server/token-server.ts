import { type OddForm, oddAnswer, tokenBeside } from './odd-answers.ts';
import type { FieldChange, ServerFault } from './server-fault.ts';
import type { Issued, TokenFamilies } from './token-families.ts';

/** The server's output for one request. `breaks`: the connection ends there, or stays open without data. */
export interface ServerReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly breaks: 'no' | 'before' | 'silent before' | 'in body' | 'silent in body';
  /** the refresh token that is complete in the answer */
  readonly gives: Issued | null;
  /** whether the access token may be used */
  readonly usable: boolean;
}

export interface ServerFacts {
  readonly families: TokenFamilies;
  /** `expires_in` of good answers, seconds */
  readonly lifetime: number;
  /** ms since the epoch and elapsed ms */
  readonly wall: number;
  readonly elapsed: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Answers one refresh token grant, with or without a fault. */
export function serve(refreshToken: string, fault: ServerFault | null, facts: ServerFacts): ServerReply {
  if (fault === null) return grant(refreshToken, null, facts);
  switch (fault.kind) {
    case 'rate limited':
      return refusal(429, '{"error":"slow_down"}', retryAfter(fault, facts.wall));
    case 'redirect':
      return refusal(302, '', { location: 'https://login.example/' });
    case 'invalid_client':
      return refusal(401, '{"error":"invalid_client"}', {});
    case 'same refresh token':
    case 'no refresh token':
      return withoutRotation(refreshToken, fault.kind, facts);
    case 'field':
    case 'truncated':
    case 'hang in body':
      return damagedGrant(refreshToken, fault, facts);
    case 'unstored successor': {
      const given = grant(refreshToken, null, facts);
      if (given.gives) given.gives.state = 'revoked';
      return given;
    }
    case 'odd':
      return oddGrant(refreshToken, fault.form, facts);
    case 'token as error code':
      return refusal(400, JSON.stringify({ error: `unknown-${refreshToken}` }), {});
    case 'endless error code':
      return refusal(400, JSON.stringify({ error: 'x'.repeat(90_000) }), {});
    case 'revoked': {
      const used = facts.families.find(refreshToken);
      if (used) facts.families.revoke(used.tokenSetId);
      return { ...grant(refreshToken, null, facts), status: fault.status ?? 400 };
    }
    default:
      if (fault.rotated) facts.families.rotate(refreshToken, facts.elapsed);
      return failure(fault);
  }
}

function grant(refreshToken: string, change: FieldChange | null, facts: ServerFacts): ServerReply {
  const next = facts.families.rotate(refreshToken, facts.elapsed);
  if (!next) return refusal(400, '{"error":"invalid_grant"}', {});
  const body = { ...bodyOf(next, facts.lifetime), ...CHANGES[change ?? 'none'] };
  return {
    status: 200,
    headers: change === 'content type html' ? { 'content-type': 'text/html' } : JSON_TYPE,
    text: JSON.stringify(body),
    breaks: 'no',
    gives: next,
    usable: body.token_type === 'Bearer' && typeof body.access_token === 'string',
  };
}

function oddGrant(refreshToken: string, form: OddForm, facts: ServerFacts): ServerReply {
  const good = grant(refreshToken, null, facts);
  if (good.status !== 200) return good;
  const given = form === 'two refresh tokens' ? good.gives : null;
  if (given) facts.families.invent(tokenBeside(given.token), given);
  return oddAnswer(good, form);
}

/** Answers one password grant. */
export function logIn(
  tokenSetId: string,
  course: 'works' | 'wrong' | 'breaks',
  facts: ServerFacts,
): ServerReply {
  if (course === 'wrong') return refusal(400, '{"error":"invalid_grant"}', {});
  const begun = facts.families.begin(tokenSetId);
  if (course === 'breaks') return { ...refusal(0, '', {}), breaks: 'before' };
  const text = JSON.stringify(bodyOf(begun, facts.lifetime));
  return { status: 200, headers: JSON_TYPE, text, breaks: 'no', gives: begun, usable: true };
}

interface Body {
  readonly access_token?: string | undefined;
  readonly token_type?: string | undefined;
  readonly expires_in?: number | string | undefined;
  readonly scope?: string;
  readonly refresh_token?: string;
}

function bodyOf({ serial, token }: Issued, lifetime: number): Body {
  return {
    access_token: `access-token-${serial}.`,
    token_type: 'Bearer',
    expires_in: lifetime,
    scope: 'orders:read products:read',
    refresh_token: token,
  };
}

const CHANGES: Readonly<Record<FieldChange | 'none', Partial<Body>>> = {
  none: {},
  'no token_type': { token_type: undefined },
  'token_type mac': { token_type: 'mac' },
  'no expires_in': { expires_in: undefined },
  'expires_in nonsense': { expires_in: 'soon' },
  'no access_token': { access_token: undefined },
  'narrower scope': { scope: 'orders:read' },
  'content type html': {},
};

function damagedGrant(
  refreshToken: string,
  fault: Extract<ServerFault, { kind: 'field' | 'truncated' | 'hang in body' }>,
  facts: ServerFacts,
): ServerReply {
  const good = grant(refreshToken, fault.kind === 'field' ? fault.change : null, facts);
  if (fault.kind === 'field' || good.status !== 200) return good;
  const whole = fault.kind === 'truncated' && fault.after === 'refresh_token';
  const text = whole ? good.text.slice(0, -1) : good.text.slice(0, cutAt(good.text, fault));
  const breaks = fault.kind === 'truncated' ? 'in body' : 'silent in body';
  return { ...good, text, breaks, gives: whole ? good.gives : null, usable: false };
}

function cutAt(text: string, fault: Extract<ServerFault, { kind: 'truncated' | 'hang in body' }>): number {
  return fault.kind === 'truncated' && fault.after === 'nothing' ? 0 : text.indexOf('refresh_token') + 20;
}

/** For servers that do not rotate: the sent token stays valid (docs/reliability.md B4, C21). */
function withoutRotation(
  refreshToken: string,
  kind: 'same refresh token' | 'no refresh token',
  facts: ServerFacts,
): ServerReply {
  const used = facts.families.find(refreshToken);
  if (used?.state !== 'live') return grant(refreshToken, null, facts);
  const { refresh_token, ...body } = bodyOf(used, facts.lifetime);
  const text = JSON.stringify(kind === 'same refresh token' ? { ...body, refresh_token } : body);
  return { status: 200, headers: JSON_TYPE, text, breaks: 'no', gives: used, usable: true };
}

function failure(fault: Extract<ServerFault, { rotated: boolean }>): ServerReply {
  switch (fault.kind) {
    case 'reset':
      return { ...refusal(0, '', {}), breaks: 'before' };
    case 'html':
      return refusal(fault.status, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' });
    case 'server error':
      return refusal(fault.status, '{"error":"server_error"}', {});
    case 'no tokens':
      return refusal(fault.status, '{"done":true}', {});
    default:
      return { ...refusal(0, '', {}), breaks: 'silent before' };
  }
}

function refusal(status: number, text: string, headers: Readonly<Record<string, string>>): ServerReply {
  return { status, headers: { ...JSON_TYPE, ...headers }, text, breaks: 'no', gives: null, usable: false };
}

function retryAfter(
  { retryAfter: form, seconds }: Extract<ServerFault, { kind: 'rate limited' }>,
  wall: number,
): Readonly<Record<string, string>> {
  if (form === 'none') return {};
  // A date has whole seconds; the server rounds up.
  const date = new Date(Math.ceil((wall + seconds * 1000) / 1000) * 1000);
  return { 'retry-after': form === 'date' ? date.toUTCString() : String(seconds) };
}
