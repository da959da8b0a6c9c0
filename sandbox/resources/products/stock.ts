import type { SandboxDatabase } from '../../database/open-database.ts';
import { type Decimal, formatDecimal, parseDecimal } from '../decimal.ts';

interface StockRow {
  readonly quantity: string;
  readonly parent_id: number | null;
}

/** Adds to a product's stock (negative: removes), and to that of a variation's product. */
export function addStock(
  database: SandboxDatabase,
  productId: number,
  { quantity, now }: { readonly quantity: Decimal; readonly now: number },
): void {
  const row = database.query<StockRow>('SELECT quantity, parent_id FROM product WHERE id = ?').get(productId);
  if (!row) return;
  const total = formatDecimal((parseDecimal(row.quantity) ?? 0n) + quantity, 2);
  database.query('UPDATE product SET quantity = ?, modified_at = ? WHERE id = ?').run(total, now, productId);
  if (row.parent_id !== null) sumUpStock(database, row.parent_id, now);
}

/** A product with variations has the sum of their stock (derived from recorded numbers). */
export function sumUpStock(database: SandboxDatabase, productId: number, now: number): void {
  const parts = database
    .query<{ quantity: string }>('SELECT quantity FROM product WHERE parent_id = ?')
    .all(productId);
  const total = parts.reduce((sum, { quantity }) => sum + (parseDecimal(quantity) ?? 0n), 0n);
  database
    .query('UPDATE product SET quantity = ?, modified_at = ? WHERE id = ?')
    .run(formatDecimal(total, 2), now, productId);
}
