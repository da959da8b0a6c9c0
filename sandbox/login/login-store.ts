import type { Role } from '../accounts/account.ts';
import { randomSecret, SECRET_LENGTH } from '../accounts/secrets.ts';
import type { SandboxDatabase } from '../database/open-database.ts';

/** `pin`: issued for a password, allows only entering the PIN. `access`: issued for the PIN. */
export type LoginTokenKind = 'pin' | 'access';

export interface LoginToken {
  readonly token: string;
  readonly kind: LoginTokenKind;
  readonly wrongPins: number;
  readonly userId: number;
  readonly accountId: number;
  readonly email: string;
  readonly role: Role;
}

/** The tokens of users who log in, sent as `Authorization: Token …`. They neither rotate nor have a scope. */
export interface LoginStore {
  issue(kind: LoginTokenKind, userId: number, times: { readonly expiresAt: number }): string;
  /** A token that is valid at `now` (ms since the epoch). */
  find(kind: LoginTokenKind, token: string, now: number): LoginToken | undefined;
  /** Counts a wrong PIN and returns the total. */
  countWrongPin(token: string): number;
  end(token: string, now: number): void;
}

const SELECT = `
  SELECT t.token, t.kind, t.wrong_pins AS wrongPins, t.user_id AS userId, u.account_id AS accountId, u.email, u.role
  FROM login_token t JOIN user u ON u.id = t.user_id
  WHERE t.token = ? AND t.kind = ? AND t.expires_at > ? AND t.ended_at IS NULL`;

export function openLoginStore(database: SandboxDatabase): LoginStore {
  const select = database.query<LoginToken>(SELECT);
  const insert = database.query(
    'INSERT INTO login_token (token, user_id, kind, expires_at) VALUES (?, ?, ?, ?)',
  );
  const count = database.query<{ wrongPins: number }>(
    'UPDATE login_token SET wrong_pins = wrong_pins + 1 WHERE token = ? RETURNING wrong_pins AS wrongPins',
  );
  const end = database.query('UPDATE login_token SET ended_at = ? WHERE token = ? AND ended_at IS NULL');
  return {
    issue: (kind, userId, { expiresAt }) => {
      const token = randomSecret(SECRET_LENGTH.clientId);
      insert.run(token, userId, kind, expiresAt);
      return token;
    },
    find: (kind, token, now) => select.get(token, kind, now),
    countWrongPin: (token) => count.get(token)?.wrongPins ?? 0,
    end: (token, now) => {
      end.run(now, token);
    },
  };
}
