import type { SandboxAppKind } from '../../accounts/account.ts';
import type { SandboxState } from '../../sandbox-state.ts';

export interface ListedApp {
  readonly id: number;
  readonly label: string;
  readonly kind: SandboxAppKind;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ListedTokenSet {
  readonly id: number;
  readonly label: string;
  readonly scope: string;
  /** the newest; null once revoked */
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
}

const SELECT_APPS =
  'SELECT id, label, kind, client_id AS clientId, client_secret AS clientSecret FROM app WHERE account_id = ?';

export function appsOf({ database }: SandboxState, accountId: number): readonly ListedApp[] {
  return database.query<ListedApp>(`${SELECT_APPS} ORDER BY id`).all(accountId);
}

/** An app of this account, undefined for any other. */
export function appOf({ database }: SandboxState, accountId: number, id: string): ListedApp | undefined {
  return database.query<ListedApp>(`${SELECT_APPS} AND id = ?`).get(accountId, id);
}

export function tokenSetsOf({ database, tokens }: SandboxState, appId: number): readonly ListedTokenSet[] {
  return database
    .query<{ id: number; label: string; scope: string }>(
      'SELECT id, label, scope FROM token_set WHERE app_id = ? ORDER BY id',
    )
    .all(appId)
    .map(({ id, label, scope }) => {
      const pair = tokens.newestPair(id);
      return {
        ...{ id, label, scope },
        accessToken: pair?.accessToken ?? null,
        refreshToken: pair?.refreshToken ?? null,
      };
    });
}
