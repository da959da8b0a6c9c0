import type { ApiCall } from '../../api/route.ts';
import { type Decimal, formatDecimal, netOf, parseDecimal } from '../decimal.ts';

/** The payment method for cash: the returns page shows "0" for a sale at the till (assumed). */
export const CASH = '0';

interface Payment {
  readonly payment_method: string;
  readonly payment_amount: Decimal;
}

interface Entry {
  readonly document: string;
  readonly reason: string;
  /** in (positive) or out (negative) */
  readonly amount: Decimal;
  /** tax rates of the goods; with several, the entry has none, like a split payment */
  readonly taxRates: readonly string[];
}

/** Books the cash amount of an order. Other payment methods are not in the cash book. */
export function bookSale(call: ApiCall, orderId: number, payments: readonly Payment[]): void {
  const amount = payments
    .filter(({ payment_method }) => payment_method === CASH)
    .reduce((sum, payment) => sum + payment.payment_amount, 0n);
  if (amount === 0n) return;
  const rates = call.database
    .query<{ tax_rate: string }>('SELECT DISTINCT tax_rate FROM order_item WHERE order_id = ?')
    .all(orderId);
  book(call, {
    document: String(orderId),
    reason: 'Basket checkout',
    amount,
    taxRates: rates.map(({ tax_rate }) => tax_rate),
  });
}

/** Adds an entry to the cash book. */
export function book(
  { database, identity, now }: ApiCall,
  { document, reason, amount, taxRates }: Entry,
): void {
  const { accountId, userId } = identity;
  const last = database
    .query<{ entry_id: number; balance: string }>(
      'SELECT entry_id, balance FROM ledger_entry WHERE account_id = ? ORDER BY entry_id DESC LIMIT 1',
    )
    .get(accountId);
  const [rate, ...others] = taxRates;
  const isOneRate = rate !== undefined && others.length === 0;
  const value = amount < 0n ? -amount : amount;
  database
    .query(
      `INSERT INTO ledger_entry
         (account_id, user_id, entry_id, booked_at, document, reason, tax_type, tax_amount, credit, debit, balance)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[accountId, userId, (last?.entry_id ?? 0) + 1, now, document, reason],
      isOneRate ? `${Number(rate)}%` : null,
      isOneRate ? formatDecimal(value - netOf(value, parseDecimal(rate) ?? 0n), 2) : null,
      formatDecimal(amount > 0n ? value : 0n, 10),
      formatDecimal(amount < 0n ? value : 0n, 10),
      formatDecimal((parseDecimal(last?.balance) ?? 0n) + amount, 10),
    );
}
