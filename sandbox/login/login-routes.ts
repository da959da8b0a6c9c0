import type { ApiExchange } from '../api/exchange.ts';
import { readJson } from '../api/read-json.ts';
import { invalidInput, tokenInvalid } from '../api/refusals.ts';
import type { OpenRoute } from '../api/route.ts';
import { fields, readInput, requiredText } from '../resources/input.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { checkPassword, enterPin, issueAccessToken, issuePinToken, type LoginContext } from './log-in.ts';
import { readCredentials } from './read-credentials.ts';

const JSON_CREDENTIALS = fields({ email: requiredText(254), password: requiredText(1000) });

/**
 * The log-in of users through the API: no page documents it, and paths and fields are those of public clients. The
 * steps follow the diagram on the authentication page.
 */
export const LOGIN_ROUTES: readonly OpenRoute[] = [
  {
    method: 'POST',
    template: '/auth/login/',
    answer: (exchange, state) => {
      const { email, password } = readCredentials(formOf(exchange), ['email', 'password']);
      const { context, user } = logIn(state, email, password);
      return { status: 200, body: { token: issuePinToken(context, user) }, headers: NO_STORE };
    },
  },
  {
    method: 'POST',
    template: '/pin-login/',
    answer: (exchange, state) => {
      const context = contextOf(state);
      const token = tokenOf(exchange);
      const found = state.logins.find('pin', token, context.now);
      if (!found) throw tokenInvalid();
      const { username, pin } = readCredentials(formOf(exchange), ['username', 'pin']);
      // only the user who gave the password: a PIN alone opens nothing
      if (username !== found.email)
        throw invalidInput({ username: ['This PIN token is not for this user.'] });
      return { status: 200, body: { token: pinAccess(context, token, pin) }, headers: NO_STORE };
    },
  },
  {
    method: 'POST',
    template: '/api-auth-token/',
    answer: (exchange, state) => {
      const body = readJson(exchange.body, exchange.header('content-type') ?? '');
      const { email, password } = readInput(JSON_CREDENTIALS, body);
      const { context, user } = logIn(state, email, password);
      return { status: 200, body: { token: issueAccessToken(context, user.id) }, headers: NO_STORE };
    },
  },
];

const NO_STORE = { 'Cache-Control': 'no-store' } as const;

function logIn(state: SandboxState, email: string, password: string) {
  const context = contextOf(state);
  state.limiter.count(`log-in ${email}`, state.settings.get().rateLimit, context.now);
  const checked = checkPassword(context, email, password);
  if (checked.outcome === 'wrong password') {
    throw invalidInput({ non_field_errors: ['Unable to log in with this e-mail and password.'] });
  }
  return { context, user: checked.user };
}

/** Exchanges a PIN for the access token. Throws a refusal with the number of tries left. */
function pinAccess(context: LoginContext, pinToken: string, pin: string): string {
  const entered = enterPin(context, pinToken, pin);
  switch (entered.outcome) {
    case 'logged in':
      return entered.accessToken;
    case 'no such PIN token':
      throw tokenInvalid();
    case 'wrong PIN':
      throw invalidInput({ pin: [wrongPin(entered.triesLeft)] });
  }
}

function wrongPin(triesLeft: number): string {
  if (triesLeft === 0) return 'Wrong PIN, too many times. Log in with e-mail and password again.';
  return `Wrong PIN. ${triesLeft === 1 ? 'One try is' : `${triesLeft} tries are`} left.`;
}

function contextOf({ accounts, logins, now }: SandboxState): LoginContext {
  return { accounts, logins, now: now() };
}

function formOf(exchange: ApiExchange) {
  return { body: exchange.body, contentType: exchange.header('content-type') ?? '' };
}

function tokenOf(exchange: ApiExchange): string {
  const [, token] = /^Token +([A-Za-z0-9]{1,100})$/i.exec(exchange.header('authorization') ?? '') ?? [];
  if (token === undefined) throw tokenInvalid();
  return token;
}
