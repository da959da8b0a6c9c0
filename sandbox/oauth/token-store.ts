import type { Role } from '../accounts/account.ts';
import { randomSecret, SECRET_LENGTH } from '../accounts/secrets.ts';
import type { SandboxDatabase } from '../database/open-database.ts';

/** The tokens of one answer. `expiresAt` is ms since the epoch. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scope: string;
  readonly expiresAt: number;
}

export interface RefreshTokenRow {
  readonly token: string;
  readonly tokenSetId: number;
  readonly appId: number;
  readonly scope: string;
  readonly generation: number;
  readonly retiredAt: number | null;
  readonly revoked: number;
}

/** The token set of a bearer token, and whether the token is still valid. */
export interface AccessTokenRow {
  readonly tokenSetId: number;
  readonly scope: string;
  readonly expiresAt: number;
  readonly endedAt: number | null;
  readonly userId: number;
  readonly accountId: number;
  readonly role: Role;
}

/** The tokens of all token sets, with all past generations: they distinguish "rotated" from "unknown". */
export interface TokenStore {
  findRefreshToken(token: string): RefreshTokenRow | undefined;
  findAccessToken(token: string): AccessTokenRow | undefined;
  /** The newest pair of a set; undefined: revoked. */
  newestPair(tokenSetId: number): TokenPair | undefined;
  /** The current generation of a set; 0 before its first pair. */
  generationOf(tokenSetId: number): number;
  /**
   * Writes a new generation. The previous one must be retired: the database rejects two living refresh tokens.
   * `generation`: where it is known already
   */
  addPair(
    tokenSetId: number,
    scope: string,
    facts: { readonly now: number; readonly expiresAt: number; readonly generation?: number },
  ): TokenPair;
  /** A new access token beside the living refresh token (servers that do not rotate). */
  addAccessToken(
    tokenSetId: number,
    scope: string,
    times: { readonly now: number; readonly expiresAt: number },
  ): string;
  /** Retires a living refresh token; false: another request was first. */
  retire(token: string, now: number): boolean;
  /** Ends the living access tokens of a set. */
  endAccessTokens(tokenSetId: number, now: number): void;
  expireAccessTokens(tokenSetId: number, now: number): void;
  /** Changes the scope of a set and of its access tokens. */
  grant(tokenSetId: number, scope: string): void;
  /** Kills every token of a set permanently, regardless of grace periods. */
  revoke(tokenSetId: number, now: number): void;
}

const SELECT_REFRESH = `
  SELECT r.token, r.token_set_id AS tokenSetId, s.app_id AS appId, s.scope, r.generation, r.retired_at AS retiredAt,
    r.revoked
  FROM refresh_token r JOIN token_set s ON s.id = r.token_set_id WHERE r.token = ?`;

const SELECT_ACCESS = `
  SELECT a.token_set_id AS tokenSetId, a.scope, a.expires_at AS expiresAt, a.ended_at AS endedAt, s.user_id AS userId,
    u.account_id AS accountId, u.role
  FROM access_token a JOIN token_set s ON s.id = a.token_set_id JOIN user u ON u.id = s.user_id WHERE a.token = ?`;

const SELECT_NEWEST = `
  SELECT a.token AS accessToken, r.token AS refreshToken, a.scope, a.expires_at AS expiresAt
  FROM refresh_token r JOIN access_token a ON a.token_set_id = r.token_set_id AND a.generation = r.generation
  WHERE r.token_set_id = ? AND r.retired_at IS NULL ORDER BY a.rowid DESC LIMIT 1`;

export function openTokenStore(database: SandboxDatabase): TokenStore {
  const selectRefresh = database.query<RefreshTokenRow>(SELECT_REFRESH);
  const selectAccess = database.query<AccessTokenRow>(SELECT_ACCESS);
  const selectNewest = database.query<TokenPair>(SELECT_NEWEST);
  const selectGeneration = database.query<{ generation: number }>(
    'SELECT coalesce(max(generation), 0) AS generation FROM refresh_token WHERE token_set_id = ?',
  );
  const insertRefresh = database.query(
    'INSERT INTO refresh_token (token, token_set_id, generation, issued_at) VALUES (?, ?, ?, ?)',
  );
  const insertAccess = database.query(
    `INSERT INTO access_token (token, token_set_id, generation, scope, issued_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const retire = database.query(
    'UPDATE refresh_token SET retired_at = ? WHERE token = ? AND retired_at IS NULL',
  );
  const generationOf = (tokenSetId: number) => selectGeneration.get(tokenSetId)?.generation ?? 0;
  return {
    findRefreshToken: (token) => selectRefresh.get(token),
    findAccessToken: (token) => selectAccess.get(token),
    newestPair: (tokenSetId) => selectNewest.get(tokenSetId),
    generationOf,
    addPair: (tokenSetId, scope, { now, expiresAt, generation = generationOf(tokenSetId) + 1 }) => {
      const accessToken = randomSecret(SECRET_LENGTH.token);
      const refreshToken = randomSecret(SECRET_LENGTH.token);
      insertRefresh.run(refreshToken, tokenSetId, generation, now);
      insertAccess.run(accessToken, tokenSetId, generation, scope, now, expiresAt);
      return { accessToken, refreshToken, scope, expiresAt };
    },
    addAccessToken: (tokenSetId, scope, { now, expiresAt }) => {
      const accessToken = randomSecret(SECRET_LENGTH.token);
      insertAccess.run(accessToken, tokenSetId, generationOf(tokenSetId), scope, now, expiresAt);
      return accessToken;
    },
    retire: (token, now) => retire.run(now, token) === 1,
    ...endings(database),
  };
}

function endings(
  database: SandboxDatabase,
): Pick<TokenStore, 'endAccessTokens' | 'expireAccessTokens' | 'grant' | 'revoke'> {
  const end = database.query(
    'UPDATE access_token SET ended_at = ? WHERE token_set_id = ? AND ended_at IS NULL',
  );
  const expire = database.query(
    'UPDATE access_token SET expires_at = ? WHERE token_set_id = ? AND ended_at IS NULL AND expires_at > ?',
  );
  const grantSet = database.query('UPDATE token_set SET scope = ? WHERE id = ?');
  const grantTokens = database.query('UPDATE access_token SET scope = ? WHERE token_set_id = ?');
  const revoke = database.query(
    'UPDATE refresh_token SET revoked = 1, retired_at = coalesce(retired_at, ?) WHERE token_set_id = ?',
  );
  return {
    endAccessTokens: (tokenSetId, now) => {
      end.run(now, tokenSetId);
    },
    expireAccessTokens: (tokenSetId, now) => {
      expire.run(now, tokenSetId, now);
    },
    grant: (tokenSetId, scope) => {
      grantSet.run(scope, tokenSetId);
      grantTokens.run(scope, tokenSetId);
    },
    revoke: (tokenSetId, now) => {
      revoke.run(now, tokenSetId);
      end.run(now, tokenSetId);
    },
  };
}
