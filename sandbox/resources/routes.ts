import type { Route } from '../api/route.ts';
import { INFO_ROUTES } from './account/info-routes.ts';
import { TAX_ROUTES } from './account/tax-routes.ts';
import { ORDER_ROUTES } from './orders/order-routes.ts';
import { PRODUCT_ROUTES } from './products/product-routes.ts';

/** Every endpoint that the sandbox serves, besides the token endpoint. */
export const ROUTES: readonly Route[] = [...PRODUCT_ROUTES, ...ORDER_ROUTES, ...TAX_ROUTES, ...INFO_ROUTES];
