import type { Method } from '../../src/inventorum/scope-map.ts';
import type { Contract } from './contract.ts';
import { ACCOUNT_CONTRACTS } from './shapes/account-contracts.ts';
import { INFO_CONTRACTS } from './shapes/info-contracts.ts';
import { LOGIN_CONTRACTS } from './shapes/login-contracts.ts';
import { ORDER_CONTRACTS } from './shapes/order-contracts.ts';
import { PRODUCT_CONTRACTS } from './shapes/product-contracts.ts';

/** The requests and answers of every endpoint, by version. */
export const CONTRACTS: readonly Contract[] = [
  ...LOGIN_CONTRACTS,
  ...PRODUCT_CONTRACTS,
  ...ORDER_CONTRACTS,
  ...ACCOUNT_CONTRACTS,
  ...INFO_CONTRACTS,
];

export function contractsOf(method: Method, template: string): readonly Contract[] {
  return CONTRACTS.filter((contract) => contract.method === method && contract.template === template);
}
