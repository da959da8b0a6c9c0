import type { Evidence } from '../../src/inventorum/evidence.ts';
import type { Method } from '../../src/inventorum/scope-map.ts';

/** The records and secrets that examples and requests refer to. */
export interface Ids {
  readonly product: number;
  /** a product without variations */
  readonly plainProduct: number;
  readonly taxType: number;
  /** per cent; not used by any tax type */
  readonly newRate: number;
  readonly category: number;
  readonly picture: number;
  readonly customer: number;
  readonly order: number;
  readonly orderItem: number;
  readonly year: number;
  readonly month: number;
  readonly email: string;
  readonly password: string;
  readonly pin: string;
  readonly pinToken: string;
  readonly refreshToken: string;
  readonly basic: string;
}

/** A query parameter. `example` is sent by the contract test. */
export interface Parameter {
  readonly name: string;
  readonly about: string;
  readonly example: string;
  /** default: text; `ids`: may occur several times */
  readonly type?: 'integer' | 'boolean' | 'ids';
}

export type BodyType = 'json' | 'form' | 'multipart';

/** The request and the answer of one endpoint in a range of versions. */
export interface Contract {
  readonly method: Method;
  readonly template: string;
  readonly summary: string;
  /** first and last version with this shape */
  readonly versions: readonly [from: number, to: number];
  /** how the shape is known; its origin is in `source` */
  readonly evidence: Evidence;
  readonly source: string;
  readonly query?: readonly Parameter[];
  readonly bodyType?: BodyType;
  readonly body?: (ids: Ids) => unknown;
  /** required fields of the body */
  readonly requires?: readonly string[];
  readonly status: number;
  /** an answer with invented values; undefined: an empty body */
  readonly answer?: unknown;
  /** a note for readers */
  readonly note?: string;
}

const PATH_IDS: readonly [start: string, id: keyof Ids][] = [
  ['/products/{id}/adjust_inventory/', 'plainProduct'],
  ['/products/', 'product'],
  ['/orders/', 'order'],
  ['/basket/', 'order'],
  ['/customers/', 'customer'],
  ['/categories/', 'category'],
  ['/taxes/', 'taxType'],
];

/** The value of a parameter in an endpoint's path. */
export function pathValue(template: string, name: string, ids: Ids): string {
  if (name === 'year' || name === 'month') return String(ids[name]);
  const [, key = 'product'] = PATH_IDS.find(([start]) => template.startsWith(start)) ?? [];
  return String(ids[key]);
}

/** Ids for printed examples. */
export const EXAMPLE_IDS: Ids = {
  product: 101,
  plainProduct: 103,
  taxType: 31,
  newRate: 14,
  category: 12,
  picture: 7,
  customer: 21,
  order: 5,
  orderItem: 9,
  year: 2024,
  month: 1,
  email: 'olivia@teehaus.test',
  password: 'PASSWORD',
  pin: '1234',
  pinToken: 'PIN_TOKEN',
  refreshToken: 'REFRESH_TOKEN',
  basic: 'CLIENT_ID:CLIENT_SECRET',
};
