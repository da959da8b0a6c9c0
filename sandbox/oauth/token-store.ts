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
  /** 1: the set has living access tokens besides that of its living refresh token */
  readonly hasStrays: number;
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
   * Writes a new generation. The previous one must be retired; the database rejects a second refresh token of one.
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
  /** Retires a living refresh token; false: another request was first. `accessTokenEnds`: that of its pair as well */
  retire(token: string, how: { readonly now: number; readonly accessTokenEnds: boolean }): boolean;
  /** Ends the living access tokens of a set. */
  endAccessTokens(tokenSetId: number, now: number): void;
  expireAccessTokens(tokenSetId: number, now: number): void;
  /** Changes the scope of a set and of its access tokens. */
  grant(tokenSetId: number, scope: string): void;
  /** Kills every token of a set permanently, regardless of grace periods. */
  revoke(tokenSetId: number, now: number): void;
}

/** A living access token whose row has no living refresh token: in the words of its index, so that SQLite uses that. */
export const IS_STRAY = 'ended_at IS NULL AND (retired_at IS NOT NULL OR nth > 0)';

const SELECT_REFRESH = `
  SELECT r.refresh_token AS token, r.token_set_id AS tokenSetId, s.app_id AS appId, s.scope, r.generation,
    r.retired_at AS retiredAt, r.revoked,
    EXISTS (SELECT 1 FROM token_pair WHERE token_set_id = s.id AND ${IS_STRAY}) AS hasStrays
  FROM token_pair r JOIN token_set s ON s.id = r.token_set_id WHERE r.refresh_token = ?`;

const SELECT_ACCESS = `
  SELECT a.token_set_id AS tokenSetId, a.scope, a.expires_at AS expiresAt, a.ended_at AS endedAt, s.user_id AS userId,
    u.account_id AS accountId, u.role
  FROM token_pair a JOIN token_set s ON s.id = a.token_set_id JOIN user u ON u.id = s.user_id WHERE a.access_token = ?`;

/** Only the refresh token of the newest generation can be alive. */
const SELECT_NEWEST = `
  SELECT a.access_token AS accessToken, r.refresh_token AS refreshToken, a.scope, a.expires_at AS expiresAt
  FROM token_pair r JOIN token_pair a ON a.token_set_id = r.token_set_id AND a.generation = r.generation
  WHERE r.token_set_id = ? AND r.generation = (SELECT max(generation) FROM token_pair WHERE token_set_id = ?)
    AND r.nth = 0 AND r.retired_at IS NULL
  ORDER BY a.nth DESC LIMIT 1`;

export function openTokenStore(database: SandboxDatabase): TokenStore {
  const selectRefresh = database.query<RefreshTokenRow>(SELECT_REFRESH);
  const selectAccess = database.query<AccessTokenRow>(SELECT_ACCESS);
  const selectNewest = database.query<TokenPair>(SELECT_NEWEST);
  const selectGeneration = database.query<{ generation: number }>(
    'SELECT coalesce(max(generation), 0) AS generation FROM token_pair WHERE token_set_id = ?',
  );
  const insertPair = database.query(
    `INSERT INTO token_pair (refresh_token, access_token, token_set_id, generation, nth, scope, issued_at, expires_at)
     VALUES (?, ?, ?, ?, 0, ?, ?, ?)`,
  );
  const insertAccess = database.query(
    `INSERT INTO token_pair (access_token, token_set_id, generation, nth, scope, issued_at, expires_at)
     SELECT ?, ?, max(generation), count(*), ?, ?, ? FROM token_pair
     WHERE token_set_id = ? AND generation = (SELECT max(generation) FROM token_pair WHERE token_set_id = ?)`,
  );
  const retire = database.query(
    `UPDATE token_pair SET retired_at = ?, ended_at = coalesce(ended_at, ?)
     WHERE refresh_token = ? AND retired_at IS NULL`,
  );
  const generationOf = (tokenSetId: number) => selectGeneration.get(tokenSetId)?.generation ?? 0;
  return {
    findRefreshToken: (token) => selectRefresh.get(token),
    findAccessToken: (token) => selectAccess.get(token),
    newestPair: (tokenSetId) => selectNewest.get(tokenSetId, tokenSetId),
    generationOf,
    addPair: (tokenSetId, scope, { now, expiresAt, generation = generationOf(tokenSetId) + 1 }) => {
      const accessToken = randomSecret(SECRET_LENGTH.token);
      const refreshToken = randomSecret(SECRET_LENGTH.token);
      insertPair.run(refreshToken, accessToken, tokenSetId, generation, scope, now, expiresAt);
      return { accessToken, refreshToken, scope, expiresAt };
    },
    addAccessToken: (tokenSetId, scope, { now, expiresAt }) => {
      const accessToken = randomSecret(SECRET_LENGTH.token);
      insertAccess.run(accessToken, tokenSetId, scope, now, expiresAt, tokenSetId, tokenSetId);
      return accessToken;
    },
    retire: (token, { now, accessTokenEnds }) => retire.run(now, accessTokenEnds ? now : null, token) === 1,
    ...endings(database),
  };
}

function endings(
  database: SandboxDatabase,
): Pick<TokenStore, 'endAccessTokens' | 'expireAccessTokens' | 'grant' | 'revoke'> {
  const end = changeOfLiving(database, 'ended_at = ?1');
  const expire = changeOfLiving(database, 'expires_at = ?1', 'AND expires_at > ?1');
  const grantSet = database.query('UPDATE token_set SET scope = ? WHERE id = ?');
  const grantTokens = database.query('UPDATE token_pair SET scope = ? WHERE token_set_id = ?');
  const revoke = database.query(
    'UPDATE token_pair SET revoked = 1, retired_at = coalesce(retired_at, ?) WHERE token_set_id = ?',
  );
  return {
    endAccessTokens: end,
    expireAccessTokens: expire,
    grant: (tokenSetId, scope) => {
      grantSet.run(scope, tokenSetId);
      grantTokens.run(scope, tokenSetId);
    },
    revoke: (tokenSetId, now) => {
      revoke.run(now, tokenSetId);
      end(tokenSetId, now);
    },
  };
}

/** Changes the living access tokens of a set: the strays, and that of the living refresh token. `?1` is the time. */
function changeOfLiving(
  database: SandboxDatabase,
  change: string,
  condition = '',
): (tokenSetId: number, now: number) => void {
  const queries = [
    IS_STRAY,
    `ended_at IS NULL AND retired_at IS NULL AND nth = 0
       AND generation = (SELECT max(generation) FROM token_pair WHERE token_set_id = ?2)`,
  ].map((which) =>
    database.query(`UPDATE token_pair SET ${change} WHERE token_set_id = ?2 AND ${which} ${condition}`),
  );
  return (tokenSetId, now) => {
    for (const query of queries) query.run(now, tokenSetId);
  };
}
