import type { SandboxState } from '../sandbox-state.ts';
import { type AccountSeed, SEED_ACCOUNTS } from './seed-data.ts';
import { seedGoods } from './seed-goods.ts';
import { SEED_SIZES, type SeedSize } from './seed-size.ts';

/** Seeds an empty database with the accounts; an existing one is not changed. */
export function seedAccounts(state: SandboxState, size: SeedSize): void {
  state.database.transaction(() => {
    const count = state.database.query<{ total: number }>('SELECT count(*) AS total FROM account').get();
    if (count?.total !== 0) return;
    for (const account of SEED_ACCOUNTS) {
      const accountId = seedAccount(state, account);
      const { names, amounts = SEED_SIZES[size] } = account.goods;
      seedGoods({ database: state.database, accountId, names, amounts, now: state.now() });
    }
  });
}

function seedAccount(state: SandboxState, seed: AccountSeed): number {
  const { accounts, tokens } = state;
  const accountId = accounts.addAccount(seed.name);
  const userIds = new Map(
    seed.users.map(({ email, role }) => [role, accounts.addUser(accountId, email, role)]),
  );
  const now = state.now();
  const expiresAt = now + state.settings.get().tokenLifetimeSeconds * 1000;
  for (const app of seed.apps) {
    const appId = accounts.addApp(accountId, app);
    for (const set of app.tokenSets) {
      const userId = userIds.get(set.actsFor ?? 'owner');
      if (userId === undefined) throw new Error(`The seed has no user for the token set ${set.label}.`);
      tokens.addPair(accounts.addTokenSet(appId, userId, set), set.scope, { now, expiresAt });
    }
  }
  return accountId;
}
