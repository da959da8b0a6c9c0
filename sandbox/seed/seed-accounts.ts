import { ORDER_STATE } from '../resources/orders/order-input.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { type AccountSeed, SEED_ACCOUNTS } from './seed-data.ts';

/** Fills an empty database with the accounts of the seed; a kept one stays as it is. */
export function seedAccounts(state: SandboxState): void {
  state.database.transaction(() => {
    const count = state.database.query<{ total: number }>('SELECT count(*) AS total FROM account').get();
    if (count?.total === 0) for (const account of SEED_ACCOUNTS) seedAccount(state, account);
  });
}

function seedAccount(state: SandboxState, seed: AccountSeed): void {
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
  seedGoods(state, accountId, seed);
}

function seedGoods({ database, now }: SandboxState, accountId: number, { products }: AccountSeed): void {
  const insertTax = database.query('INSERT INTO tax_type (account_id, name, tax_rate) VALUES (?, ?, ?)');
  const full = insertTax.insert(accountId, '19 %', '19.000');
  insertTax.insert(accountId, '7 %', '7.000');
  const insertProduct = database.query(
    `INSERT INTO product
       (account_id, inv_id, name, price, gross_price, tax_type_id, quantity, in_shop, details, modified_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, '{}', ?)`,
  );
  const insertOrder = database.query(
    `INSERT INTO shop_order (account_id, state, channel, details, added_at, modified_at, completed_at)
     VALUES (?, ?, 'shop', ?, ?, ?, ?)`,
  );
  const insertItem = database.query(
    `INSERT INTO order_item (order_id, product_id, name, quantity, unit_gross_price, tax_rate)
     VALUES (?, ?, ?, '1.00', ?, '19.000')`,
  );
  const details = JSON.stringify({
    note_internal: null,
    note_external: null,
    customer: null,
    shipment: null,
    payments: [],
  });
  for (const [i, { name, price, gross }] of products.entries()) {
    const longId = `1${String(accountId).padStart(6, '0')}${String(i).padStart(12, '0')}`;
    const product = insertProduct.insert(accountId, longId, name, price, gross, full, `${i % 9}.00`, now());
    if (i % 5 !== 0) continue;
    const order = insertOrder.insert(accountId, ORDER_STATE.closed, details, now(), now(), now());
    insertItem.run(order, product, name, gross);
  }
}
