import { parseScope } from '../../src/inventorum/scopes.ts';
import type { AccountStore, StoredApp } from '../accounts/account-store.ts';
import { isPassword } from '../accounts/secrets.ts';
import { type Answer, Refusal } from '../api/answer.ts';
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
  const form = isForm(request.contentType) ? readForm(request.body) : undefined;
  const grant = form?.get('grant_type');
  if (form && grant === 'refresh_token') return answerRefresh(request, form, context);
  const app = admitClient(request, context);
  if (form && grant === 'password') return answerPassword(app, form, context);
  throw tokenRefusal(grant ? 'unsupported_grant_type' : 'invalid_request', context.settings);
}

/** Throws a refusal for a wrong client, and for one that exceeds the rate limit. */
function admitClient({ authorization }: ReceivedTokenRequest, context: TokenContext): StoredApp {
  const app = authenticateClient(authorization, context.accounts);
  if (!app) throw invalidClient(context.settings);
  context.countRequest(app.clientId);
  return app;
}

function answerRefresh(request: ReceivedTokenRequest, form: Form, context: TokenContext): Promise<Answer> {
  const { database, settings, now } = context;
  const written = database.groupedTransaction(() => {
    try {
      // Under the lock it takes half the time to see whether another connection has written.
      const app = database.answering(() => admitClient(request, context));
      return refreshFor(app, form, context);
    } catch (error) {
      // A refusal must not roll back what others in the group have written.
      if (error instanceof Refusal) return { outcome: 'refused', refusal: error } as const;
      throw error;
    }
  });
  return written.then((result) => {
    switch (result.outcome) {
      case 'pair':
        return tokenAnswer(result.pair, { now, withRefreshToken: result.withRefreshToken });
      case 'dead':
        throw tokenRefusal('invalid_grant', settings);
      case 'refused':
        throw result.refusal;
      case 'server error':
        throw serverError();
    }
  });
}

/** May throw a refusal before it has written anything. */
function refreshFor(app: StoredApp, form: Form, context: TokenContext) {
  const { tokens, settings } = context;
  const row = tokens.findRefreshToken(required(form, 'refresh_token', settings));
  if (row?.appId !== app.id) return { outcome: 'dead' } as const;
  const scope = narrowedScope(form.get('scope'), row.scope);
  if (scope === undefined) throw tokenRefusal('invalid_scope', settings);
  return refresh(row, scope, context);
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
