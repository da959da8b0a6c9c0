import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import LibSql from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS } from '../database/migrations.ts';
import { openDatabase } from '../database/open-database.ts';
import { IS_STRAY, openTokenStore } from './token-store.ts';

/** The version that had one table for access tokens and another for refresh tokens. */
const TWO_TABLES = 4;

const GOODS = `
  INSERT INTO account (id, name) VALUES (1, 'Old shop');
  INSERT INTO user VALUES (1, 1, 'owner@shop.test', '', '', 'owner');
  INSERT INTO app VALUES (1, 1, 'App', 'internal', 'client', 'secret', '');
  INSERT INTO token_set VALUES (1, 1, 1, 'rotated', 'products'), (2, 1, 1, 'renewed', 'orders'), (3, 1, 1, 'revoked', '');
  INSERT INTO refresh_token VALUES ('r1', 1, 1, 10, 20, 0), ('r2', 1, 2, 20, NULL, 0), ('n1', 2, 1, 10, NULL, 0),
    ('d1', 3, 1, 10, 15, 1);
  INSERT INTO access_token VALUES ('a1', 1, 1, 'products', 10, 100, 20), ('b1', 2, 1, 'orders', 10, 100, 20),
    ('a2', 1, 2, 'products', 20, 200, NULL), ('b2', 2, 1, 'orders', 20, 200, NULL), ('c1', 3, 1, '', 10, 100, 15);`;

function openOlder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'token-pairs-'));
  const file = path.join(folder, 'shop.db');
  const older = new LibSql(file);
  older.exec(`${MIGRATIONS.slice(0, TWO_TABLES).join('\n')} ${GOODS} PRAGMA user_version = ${TWO_TABLES}`);
  older.close();
  const database = openDatabase(file);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  return openTokenStore(database);
}

test('tokens of a file with a table for each kind keep what they are, and go on', () => {
  const tokens = openOlder();
  const states = ['r1', 'r2', 'n1', 'd1'].map((token) => {
    const { tokenSetId, generation, retiredAt, revoked, scope } = tokens.findRefreshToken(token) ?? {};
    return [token, tokenSetId, generation, retiredAt, revoked, scope];
  });
  expect(states).toEqual([
    ['r1', 1, 1, 20, 0, 'products'],
    ['r2', 1, 2, null, 0, 'products'],
    ['n1', 2, 1, null, 0, 'orders'],
    ['d1', 3, 1, 15, 1, ''],
  ]);
  const ends = ['a1', 'b1', 'a2', 'b2', 'c1'].map((token) => {
    const { tokenSetId, expiresAt, endedAt } = tokens.findAccessToken(token) ?? {};
    return [token, tokenSetId, expiresAt, endedAt];
  });
  expect(ends).toEqual([
    ['a1', 1, 100, 20],
    ['b1', 2, 100, 20],
    ['a2', 1, 200, null],
    ['b2', 2, 200, null],
    ['c1', 3, 100, 15],
  ]);
  expect([1, 2, 3].map(tokens.newestPair)).toEqual([
    { accessToken: 'a2', refreshToken: 'r2', scope: 'products', expiresAt: 200 },
    { accessToken: 'b2', refreshToken: 'n1', scope: 'orders', expiresAt: 200 },
    undefined,
  ]);
  const accessToken = tokens.addAccessToken(2, 'orders', { now: 30, expiresAt: 300 });
  expect(tokens.newestPair(2)).toEqual({ accessToken, refreshToken: 'n1', scope: 'orders', expiresAt: 300 });
  tokens.endAccessTokens(2, 40);
  expect(tokens.findAccessToken(accessToken)?.endedAt).toBe(40);
  expect(tokens.findAccessToken('b1')?.endedAt).toBe(20);
});

test('a generation has one refresh token, and only one request retires it', () => {
  const tokens = openOlder();
  const how = { now: 30, accessTokenEnds: true };
  expect([tokens.retire('r2', how), tokens.retire('r2', how)]).toEqual([true, false]);
  expect(tokens.findAccessToken('a2')?.endedAt).toBe(30);
  const next = { generation: 3, now: 30, expiresAt: 300 };
  tokens.addPair(1, 'products', next);
  expect(() => tokens.addPair(1, 'products', next)).toThrow(/UNIQUE/);
});

test('access tokens beside the living pair are found, and end with the others', () => {
  const tokens = openOlder();
  const has = (token: string) => tokens.findRefreshToken(token)?.hasStrays;
  expect([has('r2'), has('n1'), has('d1')]).toEqual([0, 1, 0]);
  tokens.endAccessTokens(2, 40);
  expect(has('n1')).toBe(0);
  // The server's old access tokens live on.
  tokens.retire('r2', { now: 30, accessTokenEnds: false });
  tokens.addPair(1, 'products', { now: 30, expiresAt: 300 });
  expect(has('r2')).toBe(1);
  tokens.expireAccessTokens(1, 250);
  const newest = tokens.newestPair(1);
  expect([tokens.findAccessToken('a1'), tokens.findAccessToken('a2')].map((row) => row?.expiresAt)).toEqual([
    100, 200,
  ]);
  expect(newest?.expiresAt).toBe(250);
  tokens.revoke(1, 260);
  const ended = ['a1', 'a2', newest?.accessToken ?? ''].map(
    (token) => tokens.findAccessToken(token)?.endedAt,
  );
  expect(ended).toEqual([20, 260, 260]);
  expect(tokens.newestPair(1)).toBeUndefined();
});

test('strays are found by their index, however many generations there are', () => {
  const database = openDatabase();
  onTestFinished(database.close);
  const plans = ['SELECT 1 FROM token_pair', 'UPDATE token_pair SET ended_at = 5'].map((what) =>
    database
      .query<{ detail: string }>(`EXPLAIN QUERY PLAN ${what} WHERE token_set_id = 1 AND ${IS_STRAY}`)
      .all()
      .map(({ detail }) => detail),
  );
  const plan = ['SEARCH token_pair USING INDEX stray_access_token (token_set_id=?)'];
  expect(plans).toEqual([plan, plan]);
});
