import { randomDigits } from '../../accounts/secrets.ts';
import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';
import { type Decimal, formatDecimal, grossOf, netOf, parseDecimal } from '../decimal.ts';
import type { ProductChange } from './product-input.ts';
import { NO_DETAILS, type ProductDetails, type ProductRow, readDetails } from './product-row.ts';

interface NewRow extends ProductChange {
  readonly name: string;
  readonly tax_type: number;
  /** the product that a variation belongs to */
  readonly parent?: number;
}

/** Inserts the row of a product or a variation, returns its id. Throws the 400 refusal for a foreign tax type. */
export function insertProductRow(call: ApiCall, input: NewRow): number {
  const prices = pricesOf(input, taxRate(call, input.tax_type));
  const insert = call.database.query(
    `INSERT INTO product (account_id, inv_id, parent_id, name, price, gross_price, tax_type_id, quantity, in_shop,
       details, added_at, modified_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return insert.insert(
    call.identity.accountId,
    `1${randomDigits(18)}`,
    input.parent ?? null,
    input.name,
    prices.price,
    prices.gross_price,
    input.tax_type,
    formatDecimal(input.quantity ?? 0n, 2),
    input.in_shop ? 1 : 0,
    JSON.stringify(changedDetails(NO_DETAILS, input)),
    call.now,
    call.now,
  );
}

/** Changes the given fields and keeps the others. */
export function updateProductRow(call: ApiCall, row: ProductRow, input: ProductChange): void {
  const taxType = input.tax_type ?? row.tax_type_id;
  const rate = taxRate(call, taxType);
  const isPriced = input.price !== undefined || input.gross_price !== undefined;
  const prices = isPriced ? pricesOf(input, rate) : pricesOf({ price: parseDecimal(row.price) }, rate);
  const update = call.database.query(
    `UPDATE product SET name = ?, price = ?, gross_price = ?, tax_type_id = ?, quantity = ?, in_shop = ?, details = ?,
       modified_at = ? WHERE id = ?`,
  );
  update.run(
    input.name ?? row.name,
    prices.price,
    prices.gross_price,
    taxType,
    input.quantity === undefined ? row.quantity : formatDecimal(input.quantity, 2),
    (input.in_shop ?? row.in_shop === 1) ? 1 : 0,
    JSON.stringify(changedDetails(readDetails(row), input)),
    call.now,
    row.id,
  );
}

function taxRate({ database, identity }: ApiCall, taxType: number): Decimal {
  const row = database
    .query<{ tax_rate: string }>('SELECT tax_rate FROM tax_type WHERE account_id = ? AND id = ?')
    .get(identity.accountId, taxType);
  const rate = parseDecimal(row?.tax_rate);
  if (rate === undefined)
    throw invalidInput({ tax_type: [`Invalid pk "${taxType}" - object does not exist.`] });
  return rate;
}

interface Prices {
  readonly price?: Decimal | undefined;
  readonly gross_price?: Decimal | undefined;
}

function pricesOf({ price, gross_price }: Prices, rate: Decimal) {
  const net = price ?? netOf(gross_price ?? 0n, rate);
  return { price: formatDecimal(net, 10), gross_price: formatDecimal(gross_price ?? grossOf(net, rate), 2) };
}

function changedDetails(old: ProductDetails, input: ProductChange): ProductDetails {
  const { purchase_price, package_size_value, reorder_level, safety_stock, ...rest } = input;
  const changed = {
    ...rest,
    purchase_price: optionalDecimal(purchase_price, 10),
    package_size_value: optionalDecimal(package_size_value, 3),
    reorder_level: optionalDecimal(reorder_level, 2),
    safety_stock: optionalDecimal(safety_stock, 2),
  };
  const known = Object.entries(changed).filter(
    ([key, value]) => Object.hasOwn(NO_DETAILS, key) && value !== undefined,
  );
  return { ...old, ...(Object.fromEntries(known) as Partial<ProductDetails>) };
}

function optionalDecimal(value: Decimal | null | undefined, places: number): string | null | undefined {
  return typeof value === 'bigint' ? formatDecimal(value, places) : value;
}
