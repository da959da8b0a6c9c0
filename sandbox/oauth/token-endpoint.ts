import { parseScope } from '../../src/inventorum/scopes.ts';
import type { AccountStore, StoredApp } from '../accounts/account-store.ts';
import { isPassword } from '../accounts/secrets.ts';
import type { Answer } from '../api/answer.ts';
import type { SandboxDatabase } from '../database/open-database.ts';
import type { Settings } from '../settings.ts';
import { authenticateClient } from './client-authentication.ts';
import { readForm } from './read-form.ts';
import { refresh } from './refresh.ts';
import { invalidClient, serverError, tokenAnswer, tokenRefusal } from './token-answers.ts';
import type { TokenStore } from './token-store.ts';

interface ReceivedTokenRequest {
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: Uint8Array;
}

export interface TokenContext {
  readonly database: SandboxDatabase;
  readonly accounts: AccountStore;
  readonly tokens: TokenStore;
  readonly settings: Settings;
  /** ms since the epoch */
  readonly now: number;
  /** is told of each rotation */
  readonly rotated: (token: string, successor: string) => void;
  /** throws a refusal if this client exceeds the rate limit */
  readonly countRequest: (clientId: string) => void;
}

type Form = ReadonlyMap<string, string>;

/**
 * `POST /auth/token/`: refresh token grant, and password grant for legacy apps. The client is checked before the
 * refresh token, so a wrong secret costs no token. Throws a Refusal, or rejects with it.
 */
export function answerTokenRequest(
  request: ReceivedTokenRequest,
  context: TokenContext,
): Answer | Promise<Answer> {
  const app = authenticateClient(request.authorization, context.accounts);
  if (!app) throw invalidClient(context.settings);
  context.countRequest(app.clientId);
  const form = isForm(request.contentType) ? readForm(request.body) : undefined;
  if (!form) throw tokenRefusal('invalid_request', context.settings);
  switch (form.get('grant_type')) {
    case 'refresh_token':
      return answerRefresh(app, form, context);
    case 'password':
      return answerPassword(app, form, context);
    case undefined:
    case '':
      throw tokenRefusal('invalid_request', context.settings);
    default:
      throw tokenRefusal('unsupported_grant_type', context.settings);
  }
}

async function answerRefresh(app: StoredApp, form: Form, context: TokenContext): Promise<Answer> {
  const { database, tokens, settings, now } = context;
  const token = required(form, 'refresh_token', settings);
  // A refusal must not roll back a revocation, so it is thrown after the transaction.
  const result = await database.groupedTransaction(() => {
    const row = tokens.findRefreshToken(token);
    if (row?.appId !== app.id) return { outcome: 'dead' } as const;
    const scope = narrowedScope(form.get('scope'), row.scope);
    return scope === undefined ? ({ outcome: 'scope' } as const) : refresh(row, scope, context);
  });
  switch (result.outcome) {
    case 'pair':
      return tokenAnswer(result.pair, { now, withRefreshToken: result.withRefreshToken });
    case 'dead':
      throw tokenRefusal('invalid_grant', settings);
    case 'scope':
      throw tokenRefusal('invalid_scope', settings);
    case 'server error':
      throw serverError();
  }
}

/** Source: authentication page: apps issued before 2019, "access tokens are issued for owner users only". */
function answerPassword(app: StoredApp, form: Form, context: TokenContext): Answer {
  const { accounts, settings, database, tokens, now } = context;
  if (app.kind !== 'legacy') throw tokenRefusal('unauthorized_client', settings);
  const email = required(form, 'username', settings);
  const password = required(form, 'password', settings);
  const user = accounts.findUser(email);
  const isKnown = user?.accountId === app.accountId && isPassword(password, user.passwordHash);
  if (!isKnown || user.role !== 'owner') throw tokenRefusal('invalid_grant', settings);
  const pair = database.transaction(() => {
    const tokenSetId = accounts.addTokenSet(app.id, user.id, {
      label: `Password grant for ${email}`,
      scope: app.scope,
    });
    const times = { now, expiresAt: now + settings.tokenLifetimeSeconds * 1000 };
    return tokens.addPair(tokenSetId, app.scope, times);
  });
  return tokenAnswer(pair, { now, withRefreshToken: true });
}

function isForm(contentType: string): boolean {
  // As nearly every client writes it.
  if (contentType === FORM) return true;
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return type === FORM && (charset === undefined || /^"?utf-?8"?$/.test(charset));
}

const FORM = 'application/x-www-form-urlencoded';

function required(form: Form, name: string, settings: Settings): string {
  const value = form.get(name);
  if (!value) throw tokenRefusal('invalid_request', settings);
  return value;
}

/** A refresh may request less than was granted, but never more (RFC 6749 section 6). */
function narrowedScope(asked: string | undefined, granted: string): string | undefined {
  if (!asked) return granted;
  const words = parseScope(asked);
  const all = parseScope(granted);
  return words.every((word) => all.includes(word)) ? words.join(' ') : undefined;
}
