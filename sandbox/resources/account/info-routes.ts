import { notFound } from '../../api/refusals.ts';
import type { Call, Route } from '../../api/route.ts';

/** `/info/`: what a client needs to know of the account. Source: recorded exchanges. */
export const INFO_ROUTES: readonly Route[] = [
  { method: 'GET', template: '/info/', answer: (call) => ({ status: 200, body: infoBody(call) }) },
];

function infoBody({ database, identity }: Call) {
  const account = database
    .query<{ id: number; name: string; email: string }>(
      `SELECT a.id, a.name, u.email FROM account a JOIN user u ON u.account_id = a.id AND u.role = 'owner'
       WHERE a.id = ? ORDER BY u.id LIMIT 1`,
    )
    .get(identity.accountId);
  if (!account) throw notFound();
  const taxTypes = database
    .query<{ id: number; name: string; tax_rate: string }>(
      'SELECT id, name, tax_rate FROM tax_type WHERE account_id = ? ORDER BY id',
    )
    .all(identity.accountId);
  return {
    // five decimals here, three everywhere else: recorded
    tax_types: taxTypes.map(({ id, name, tax_rate }) => ({ id, name, tax_rate: `${tax_rate}00` })),
    customer_groups: [],
    roles: [
      { id: 2, name: 'Owner', key_name: 'owner' },
      { id: 3, name: 'Manager', key_name: 'manager' },
      { id: 4, name: 'Staff', key_name: 'staff' },
    ],
    attributes: [],
    account: {
      id: account.id,
      name: account.name,
      email: account.email,
      country: 'DE',
      currency: 'EUR',
      locale: 'de_DE',
      timezone: 'Europe/Berlin',
    },
    channels: ['ipad', 'shop', 'ebay', 'click_and_collect'].map((name) => ({
      name,
      description: name,
      translated_name: name,
    })),
    carriers: ['DHL', 'Deutsche Post', 'UPS', 'Hermes', 'DPD', 'GLS'].map((description, i) => ({
      id: i + 1,
      description,
    })),
    countries: { AT: 'Austria', CH: 'Switzerland', DE: 'Germany' },
    ece_categories: [],
  };
}
