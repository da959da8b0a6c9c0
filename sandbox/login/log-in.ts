import type { AccountStore, User } from '../accounts/account-store.ts';
import { hashPassword, isPassword } from '../accounts/secrets.ts';
import type { LoginStore, LoginToken } from './login-store.ts';

/** Wrong PINs that invalidate a PIN token. */
export const PIN_TRIES = 5;

const PIN_TOKEN_LIFETIME_MS = 5 * 60_000;
const ACCESS_TOKEN_LIFETIME_MS = 24 * 3_600_000;

export interface LoginContext {
  readonly accounts: AccountStore;
  readonly logins: LoginStore;
  /** ms since the epoch */
  readonly now: number;
}

export type PasswordOutcome =
  | { readonly outcome: 'right'; readonly user: User }
  | { readonly outcome: 'wrong password' };

export type PinOutcome =
  | { readonly outcome: 'logged in'; readonly accessToken: string }
  | { readonly outcome: 'wrong PIN'; readonly triesLeft: number }
  | { readonly outcome: 'no such PIN token' };

/** Compared if nobody has the address, so that the response time does not reveal which addresses exist. */
let decoy: string | undefined;

/**
 * First arrow of the documentation's diagram: e-mail and password. The error is the same whichever of them is wrong.
 */
export function checkPassword(
  { accounts }: Pick<LoginContext, 'accounts'>,
  email: string,
  password: string,
): PasswordOutcome {
  const user = accounts.findUser(email.trim());
  decoy ??= hashPassword('nobody');
  const isRight = isPassword(password, user?.passwordHash ?? decoy);
  return user && isRight ? { outcome: 'right', user } : { outcome: 'wrong password' };
}

/** Second arrow: a token that allows entering the PIN for five minutes. */
export function issuePinToken({ logins, now }: LoginContext, user: User): string {
  return logins.issue('pin', user.id, { expiresAt: now + PIN_TOKEN_LIFETIME_MS });
}

export function issueAccessToken({ logins, now }: LoginContext, userId: number): string {
  return logins.issue('access', userId, { expiresAt: now + ACCESS_TOKEN_LIFETIME_MS });
}

/**
 * Third arrow: the PIN yields the access token and ends the PIN token, as does the fifth wrong PIN. An attacker needs
 * the password again for every five of the ten thousand PINs.
 */
export function enterPin(context: LoginContext, pinToken: string, pin: string): PinOutcome {
  const { accounts, logins, now } = context;
  const found = logins.find('pin', pinToken, now);
  const user = found && accounts.findUser(found.email);
  if (!user) return { outcome: 'no such PIN token' };
  if (!isPassword(pin, user.pinHash)) return refusePin(context, found);
  logins.end(pinToken, now);
  return { outcome: 'logged in', accessToken: issueAccessToken(context, user.id) };
}

function refusePin({ logins, now }: LoginContext, { token }: LoginToken): PinOutcome {
  const triesLeft = Math.max(0, PIN_TRIES - logins.countWrongPin(token));
  if (triesLeft === 0) logins.end(token, now);
  return { outcome: 'wrong PIN', triesLeft };
}
