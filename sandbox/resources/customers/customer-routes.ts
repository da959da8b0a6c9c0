import { invalidInput, notFound } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { readInput } from '../input.ts';
import { listRows } from '../list-rows.ts';
import { page, readPaging } from '../paging.ts';
import {
  type CustomerDetails,
  type CustomerRow,
  customerBody,
  insertCustomer,
  NO_DETAILS,
  readCustomerDetails,
  SELECT_CUSTOMER,
} from './customer.ts';
import { CUSTOMER_CHANGE, type CustomerChange, NEW_CUSTOMER } from './customer-input.ts';

/** `/customers/`. Sources: customers page (create), a public client (list), ours (detail, change). */
export const CUSTOMER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/customers/',
    answer: (call) => {
      const paging = readPaging(call.query, { defaultLimit: 40, maxLimit: 100, firstPage: 1 });
      const { total, rows } = listRows<CustomerRow>(call.database, {
        select: SELECT_CUSTOMER,
        from: 'customer',
        conditions: [['account_id = ?', call.identity.accountId]],
        orderBy: 'id',
        paging,
      });
      return {
        status: 200,
        body: page(
          total,
          rows.map((row) => customerBody(row, call.version)),
        ),
      };
    },
  },
  {
    method: 'POST',
    template: '/customers/',
    answer: (call) => {
      const { channel, ...input } = readInput(NEW_CUSTOMER, call.body);
      const details = changed(NO_DETAILS, input);
      const id = insertCustomer(call.database, call.identity.accountId, { channel, details });
      // 200 as for products: the page's sample has no status
      return { status: 200, body: customerBody(findCustomer(call, id), call.version) };
    },
  },
  {
    method: 'GET',
    template: '/customers/{id}/',
    answer: (call) => ({ status: 200, body: customerBody(findCustomer(call, call.ids[0]), call.version) }),
  },
  {
    method: 'PUT',
    template: '/customers/{id}/',
    answer: (call) => {
      const row = findCustomer(call, call.ids[0]);
      const details = changed(readCustomerDetails(row), readInput(CUSTOMER_CHANGE, call.body));
      const update = call.database.query('UPDATE customer SET details = ? WHERE id = ?');
      update.run(JSON.stringify(details), row.id);
      return { status: 200, body: customerBody(findCustomer(call, row.id), call.version) };
    },
  },
];

/** A customer of the caller's own account. Throws the 404 refusal. */
function findCustomer({ database, identity }: ApiCall, id: string | number = ''): CustomerRow {
  const row = database
    .query<CustomerRow>(`${SELECT_CUSTOMER} WHERE account_id = ? AND id = ?`)
    .get(identity.accountId, id);
  if (!row) throw notFound();
  return row;
}

/** Changes the given fields, keeps the others. Throws the 400 refusal for a customer without any name. */
function changed(old: CustomerDetails, input: CustomerChange): CustomerDetails {
  const known = Object.entries(input).filter(([, value]) => value !== undefined);
  const details: CustomerDetails = { ...old, ...(Object.fromEntries(known) as Partial<CustomerDetails>) };
  const { company, last_name } = details;
  if (!company && !last_name) {
    const message = 'Give a company, or a last name.';
    throw invalidInput({ company: [message], last_name: [message] });
  }
  return details;
}
