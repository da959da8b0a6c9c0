import { notFound } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { type Decimal, formatDecimal, parseDecimal } from '../decimal.ts';
import { germanDate } from '../time-text.ts';

interface EntryRow {
  readonly id: number;
  readonly user_id: number;
  readonly entry_id: number;
  readonly booked_at: number;
  readonly document: string;
  readonly reason: string;
  readonly tax_type: string | null;
  readonly tax_amount: string | null;
  readonly credit: string;
  readonly debit: string;
  readonly balance: string;
}

const COLUMNS =
  'id, user_id, entry_id, booked_at, document, reason, tax_type, tax_amount, credit, debit, balance';

/** `/ledger/`: the cash book, by month. Source: Cashbook page. */
export const LEDGER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/ledger/',
    answer: ({ database, identity }) => ({
      status: 200,
      body: database
        .query<{ month: number; year: number }>(
          `SELECT DISTINCT CAST(strftime('%m', booked_at / 1000, 'unixepoch') AS INTEGER) AS month,
             CAST(strftime('%Y', booked_at / 1000, 'unixepoch') AS INTEGER) AS year
           FROM ledger_entry WHERE account_id = ? ORDER BY year, month`,
        )
        .all(identity.accountId)
        .map(({ month, year }) => ({ month, year })),
    }),
  },
  {
    method: 'GET',
    template: '/ledger/{year}/{month}/',
    answer: (call) => ({ status: 200, body: monthBody(call) }),
  },
];

/** One month with its entries, oldest first; empty if there are none. Throws the 404 refusal. */
function monthBody({ database, identity, ids }: ApiCall) {
  const [year, month] = ids.map(Number);
  if (year === undefined || month === undefined || year < 1970 || year > 9999 || month < 1 || month > 12) {
    throw notFound();
  }
  const end = Date.UTC(year, month);
  const rows = database
    .query<EntryRow>(
      `SELECT ${COLUMNS} FROM ledger_entry WHERE account_id = ? AND booked_at >= ? AND booked_at < ? ORDER BY entry_id`,
    )
    .all(identity.accountId, Date.UTC(year, month - 1), end);
  const before = database
    .query<EntryRow>(
      `SELECT ${COLUMNS} FROM ledger_entry WHERE account_id = ? AND booked_at < ? ORDER BY entry_id DESC LIMIT 1`,
    )
    .get(identity.accountId, end);
  return {
    balance: amountText(stored(before?.balance)),
    credit: amountText(sum(rows, 'credit')),
    debit: amountText(sum(rows, 'debit')),
    tax_amount: formatDecimal(sum(rows, 'tax_amount'), 2),
    entry: rows.map((row) => entryBody(row, identity.accountId)),
  };
}

function entryBody(row: EntryRow, account: number) {
  return {
    entry_date: germanDate(row.booked_at),
    tax_type: row.tax_type,
    tax_amount: row.tax_amount,
    id: row.id,
    account,
    user: row.user_id,
    entry_id: row.entry_id,
    transaction_type: 'cash',
    document: row.document,
    reason: row.reason,
    balance: amountText(stored(row.balance)),
    credit: amountText(stored(row.credit)),
    debit: amountText(stored(row.debit)),
  };
}

/** Ten decimals; zero is in scientific notation, like on the page. */
function amountText(value: Decimal): string {
  return value === 0n ? '0E-10' : formatDecimal(value, 10);
}

function sum(rows: readonly EntryRow[], column: 'credit' | 'debit' | 'tax_amount'): Decimal {
  return rows.reduce((total, row) => total + stored(row[column] ?? undefined), 0n);
}

function stored(value: string | undefined): Decimal {
  return parseDecimal(value) ?? 0n;
}
