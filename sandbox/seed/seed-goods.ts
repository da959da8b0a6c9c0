import type { SandboxDatabase } from '../database/open-database.ts';
import { formatDecimal, netOf, parseDecimal } from '../resources/decimal.ts';
import { ORDER_STATE } from '../resources/orders/order-input.ts';
import type { Amounts } from './seed-size.ts';

interface Goods {
  readonly database: SandboxDatabase;
  readonly accountId: number;
  /** names of the goods; each becomes at least one category */
  readonly names: readonly string[];
  readonly amounts: Amounts;
  /** ms since the epoch */
  readonly now: number;
}

interface Product {
  readonly id: number;
  readonly name: string;
  readonly gross: string;
}

const PRODUCTS_A_CATEGORY = 50;
const RATE = parseDecimal('19') ?? 0n;
const FAMILY_NAMES = ['Arslan', 'Becker', 'Çelik', 'Dubois', 'Eriksen', 'Fröhlich', 'García', 'Huber'];

/** Fills an account. The same amounts always give the same rows. */
export function seedGoods(goods: Goods): void {
  const products = seedProducts(goods);
  seedCustomers(goods);
  seedOrders(goods, products);
}

function seedProducts({ database, accountId, names, amounts, now }: Goods): readonly Product[] {
  const insertTax = database.query('INSERT INTO tax_type (account_id, name, tax_rate) VALUES (?, ?, ?)');
  const taxType = insertTax.insert(accountId, '19 %', '19.000');
  insertTax.insert(accountId, '7 %', '7.000');
  const insertCategory = database.query(
    "INSERT INTO category (account_id, name, channel) VALUES (?, ?, 'shop')",
  );
  // a category lists its products wherever it is shown, so a large shop gets more categories, not larger ones
  const count = Math.max(names.length, Math.ceil(amounts.products / PRODUCTS_A_CATEGORY));
  const categories = Array.from({ length: count }, (_, i) => {
    const name = names[i % names.length] ?? '';
    return insertCategory.insert(accountId, i < names.length ? name : `${name} ${i + 1}`);
  });
  const insert = database.query(
    `INSERT INTO product (account_id, inv_id, name, price, gross_price, tax_type_id, quantity, in_shop, details,
       added_at, modified_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
  );
  const insertPlace = database.query('INSERT INTO product_category VALUES (?, ?)');
  return Array.from({ length: amounts.products }, (_, i) => {
    const kind = i % names.length;
    const name = `${names[kind]} ${i + 1}`;
    const gross = parseDecimal(`${3 + (i % 200)}.90`) ?? 0n;
    const price = formatDecimal(netOf(gross, RATE), 10);
    const grossText = formatDecimal(gross, 2);
    const longId = `1${String(accountId).padStart(6, '0')}${String(i).padStart(12, '0')}`;
    const details = JSON.stringify({ product_code: `P${i + 1}` });
    const stock = `${i % 9}.00`;
    const row = [accountId, longId, name, price, grossText, taxType, stock, details, now, now];
    const id = insert.insert(...row);
    insertPlace.run(id, categories[i % count] ?? null);
    return { id, name, gross: grossText };
  });
}

function seedCustomers({ database, accountId, amounts }: Goods): void {
  const insert = database.query('INSERT INTO customer (account_id, channel, details) VALUES (?, 1, ?)');
  for (let i = 0; i < amounts.customers; i += 1) {
    const last_name = FAMILY_NAMES[i % FAMILY_NAMES.length];
    const details = { first_name: 'Kim', last_name, email: `kim.${i + 1}@example.test`, city: 'Berlin' };
    insert.run(accountId, JSON.stringify(details));
  }
}

/** Closed orders of one piece each, evenly distributed over the products, all paid by transfer. */
function seedOrders({ database, accountId, amounts, now }: Goods, products: readonly Product[]): void {
  const insertOrder = database.query(
    `INSERT INTO shop_order (account_id, state, channel, details, added_at, modified_at, completed_at)
     VALUES (?, ?, 'shop', ?, ?, ?, ?)`,
  );
  const insertItem = database.query(
    `INSERT INTO order_item (order_id, product_id, name, quantity, unit_gross_price, tax_rate)
     VALUES (?, ?, ?, '1.00', ?, '19.000')`,
  );
  const step = amounts.products / amounts.orders;
  for (let i = 0; i < amounts.orders; i += 1) {
    const product = products[Math.floor(i * step)];
    if (!product) return;
    const payments = [{ payment_amount: product.gross, payment_method: '6' }];
    const nothing = { note_internal: null, note_external: null, customer: null, shipment: null };
    const details = JSON.stringify({ ...nothing, payments });
    const order = insertOrder.insert(accountId, ORDER_STATE.closed, details, now, now, now);
    insertItem.run(order, product.id, product.name, product.gross);
  }
}
