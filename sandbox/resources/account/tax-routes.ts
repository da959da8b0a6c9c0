import { invalidInput, notFound } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { formatDecimal } from '../decimal.ts';
import { decimal, fields, readInput, requiredText } from '../input.ts';

interface TaxType {
  readonly id: number;
  readonly name: string;
  readonly tax_rate: string;
}

const INPUT = fields({ name: requiredText(255), tax_rate: decimal(0n) });
const SELECT = 'SELECT id, name, tax_rate FROM tax_type WHERE account_id = ?';

/** `/taxes/`: bare lists, no paging. Source: taxes page. */
export const TAX_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/taxes/',
    answer: ({ database, identity }) => ({
      status: 200,
      body: database.query<TaxType>(`${SELECT} ORDER BY id`).all(identity.accountId).map(plain),
    }),
  },
  {
    method: 'POST',
    template: '/taxes/',
    permission: 'accounts.change_account',
    answer: (call) => {
      const id = writeTaxType(call, null);
      // the page shows a list of one, but the client of version 13 reads an object
      const made = findTaxType(call, id);
      return { status: 200, body: call.version >= 13 ? made : [made] };
    },
  },
  {
    method: 'GET',
    template: '/taxes/{id}/',
    answer: (call) => ({ status: 200, body: findTaxType(call, call.ids[0] ?? '') }),
  },
  {
    method: 'PUT',
    template: '/taxes/{id}/',
    permission: 'accounts.change_account',
    answer: (call) => {
      const { id } = findTaxType(call, call.ids[0] ?? '');
      writeTaxType(call, id);
      return { status: 200, body: findTaxType(call, id) };
    },
  },
];

/** A tax type of the caller's own account. Throws the 404 refusal. */
function findTaxType({ database, identity }: ApiCall, id: string | number): TaxType {
  const row = database.query<TaxType>(`${SELECT} AND id = ?`).get(identity.accountId, id);
  if (!row) throw notFound();
  return plain(row);
}

function writeTaxType({ database, identity, body }: ApiCall, id: number | null): number {
  const input = readInput(INPUT, body);
  const rate = formatDecimal(input.tax_rate, 3);
  const same = database.query<TaxType>(`${SELECT} AND tax_rate = ?`).get(identity.accountId, rate);
  if (same && same.id !== id) throw invalidInput({ tax_rate: ['Tax rate already exists'] });
  if (id === null) {
    const insert = database.query('INSERT INTO tax_type (account_id, name, tax_rate) VALUES (?, ?, ?)');
    return insert.insert(identity.accountId, input.name, rate);
  }
  database.query('UPDATE tax_type SET name = ?, tax_rate = ? WHERE id = ?').run(input.name, rate, id);
  return id;
}

function plain({ id, name, tax_rate }: TaxType): TaxType {
  return { id, name, tax_rate };
}
