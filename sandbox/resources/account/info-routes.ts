import type { ApiCall, Route } from '../../api/route.ts';
import { CHANNELS } from '../channels.ts';
import { accountBody } from './account-body.ts';

const CARRIERS = ['DHL', 'Pick up in store', 'Deutsche Post', 'UPS', 'Hermes', 'DPD', 'GLS'];
const UNITS = { kg: 'kg', g: 'g', ml: 'ml', l: 'l', m: 'm', m2: 'm²', m3: 'm³', pc: 'pc' };

/** Codenames as recorded; the ids are ours. */
const PERMISSIONS = [
  'can_see_reports',
  'can_create_category',
  'can_adjust_inventory',
  'can_delete_product',
  'can_edit_product',
  'can_see_margin',
].map((codename, i) => ({ id: i + 1, name: codename.replaceAll('_', ' '), codename, description: '' }));

const ROLES = [
  { id: 2, name: 'Owner', key_name: 'owner' },
  { id: 3, name: 'Manager', key_name: 'manager' },
  { id: 4, name: 'Staff', key_name: 'staff' },
];

/** `/info/`: what a client needs to know about the account. Source: recorded exchanges. */
export const INFO_ROUTES: readonly Route[] = [
  { method: 'GET', template: '/info/', answer: (call) => ({ status: 200, body: infoBody(call) }) },
];

/** Version 9 has groups where later ones have roles and permissions; units are newer, too. */
function infoBody(call: ApiCall) {
  const isNew = call.version >= 10;
  return {
    tax_types: taxTypesOf(call),
    customer_groups: [],
    ...(isNew
      ? { roles: ROLES, permissions: PERMISSIONS }
      : { groups: ROLES.map(({ id, name }) => ({ id, name })) }),
    attributes: attributesOf(call, isNew),
    account: accountBody(call),
    channels: CHANNELS.map((name) => ({ name, description: name, translated_name: name })),
    carriers: CARRIERS.map((description, i) => (isNew ? { id: i + 1, description } : { description })),
    countries: { AT: 'Austria', CH: 'Switzerland', DE: 'Germany' },
    ece_categories: [],
    ...(isNew ? { units: UNITS } : {}),
  };
}

function taxTypesOf({ database, identity }: ApiCall) {
  return (
    database
      .query<{ id: number; name: string; tax_rate: string }>(
        'SELECT id, name, tax_rate FROM tax_type WHERE account_id = ? ORDER BY id',
      )
      .all(identity.accountId)
      // five decimals here, three everywhere else: recorded
      .map(({ id, name, tax_rate }) => ({ id, name, tax_rate: `${tax_rate}00` }))
  );
}

/** The attributes that the products of the account use. */
function attributesOf({ database, identity }: ApiCall, isNew: boolean) {
  return database
    .query<{ key: string; usage_count: number }>(
      `SELECT a.key, count(*) AS usage_count FROM product p, json_each(p.details, '$.attributes') a
       WHERE p.account_id = ? GROUP BY a.key ORDER BY a.key`,
    )
    .all(identity.accountId)
    .map(({ key, usage_count }) => (isNew ? { key, name: key, used: true, usage_count } : { key }));
}
