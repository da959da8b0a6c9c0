import type { Role, SandboxAppKind } from '../accounts/account.ts';
import type { Amounts } from './seed-size.ts';

export interface AccountSeed {
  readonly name: string;
  readonly users: readonly { readonly email: string; readonly role: Role }[];
  readonly apps: readonly {
    readonly label: string;
    readonly kind: SandboxAppKind;
    /** scope of the password grant */
    readonly scope?: string;
    readonly tokenSets: readonly {
      readonly label: string;
      readonly scope: string;
      readonly actsFor?: Role;
    }[];
  }[];
  /** the goods, and their number unless the size of the seed sets it */
  readonly goods: { readonly names: readonly string[]; readonly amounts?: Amounts };
}

/** Source: the password grant's sample answer on the authentication page. */
const LEGACY_SCOPE =
  'customers shop.products.publishing products images inventories tax_types orders categories';

const EVERYTHING =
  'orders:read orders:create orders:update basic:read basic:create basic:update ' +
  'customers:read customers:create customers:update products:read products:create products:update products:delete';

/** The accounts of a fresh sandbox. People, shops and addresses are invented. */
export const SEED_ACCOUNTS: readonly AccountSeed[] = [
  {
    name: 'Teehaus Lindenblüte',
    users: [
      { email: 'olivia@teehaus.test', role: 'owner' },
      { email: 'milan@teehaus.test', role: 'manager' },
      { email: 'stefanie@teehaus.test', role: 'staff' },
    ],
    apps: [
      {
        label: 'Locamo.de connector',
        kind: 'internal',
        tokenSets: [
          {
            // the sample of the authentication page
            label: 'Warehouse sync',
            scope:
              'orders:read orders:create orders:update basic:read basic:create basic:update ' +
              'customers:create products:read products:update',
          },
          { label: 'Read only', scope: 'orders:read products:read' },
          {
            label: 'Catalogue admin',
            scope: 'products:read products:create products:update products:delete',
          },
        ],
      },
      {
        label: 'Agency Müller (before 2019)',
        kind: 'legacy',
        scope: LEGACY_SCOPE,
        tokenSets: [{ label: 'Shop export', scope: LEGACY_SCOPE }],
      },
    ],
    goods: { names: ['Tea mug', 'Green tea', 'Black tea', 'Teapot', 'Sugar bowl', 'Honey'] },
  },
  {
    name: 'Fahrrad Fuchs',
    users: [
      { email: 'otto@fahrrad-fuchs.test', role: 'owner' },
      { email: 'mia@fahrrad-fuchs.test', role: 'manager' },
      { email: 'sven@fahrrad-fuchs.test', role: 'staff' },
    ],
    apps: [
      {
        label: 'Workshop planner',
        kind: 'internal',
        tokenSets: [
          { label: 'Everything', scope: EVERYTHING },
          // every scope, but few permissions: distinguishes a missing permission from a missing scope
          { label: 'Everything, as staff', scope: EVERYTHING, actsFor: 'staff' },
        ],
      },
    ],
    goods: {
      names: ['Bell', 'Saddle', 'Tyre 28"', 'Lamp'],
      amounts: { products: 8, orders: 2, customers: 1 },
    },
  },
];
