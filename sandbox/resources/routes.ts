import type { Route } from '../api/route.ts';
import type { Routes } from '../api/serve-api.ts';
import { LOGIN_ROUTES } from '../login/login-routes.ts';
import { INFO_ROUTES } from './account/info-routes.ts';
import { PUBLIC_ROUTES } from './account/public-routes.ts';
import { TAX_ROUTES } from './account/tax-routes.ts';
import { CATEGORY_ROUTES } from './categories/category-routes.ts';
import { CUSTOMER_ROUTES } from './customers/customer-routes.ts';
import { LEDGER_ROUTES } from './ledger/ledger-routes.ts';
import { ORDER_ROUTES } from './orders/order-routes.ts';
import { IMAGE_ROUTES } from './pictures/image-routes.ts';
import { DELTA_ROUTES } from './products/delta-routes.ts';
import { PRODUCT_ROUTES } from './products/product-routes.ts';
import { STOCK_ROUTES } from './products/stock-routes.ts';
import { RETURN_ROUTES } from './returns/return-routes.ts';
import { UNKNOWN_ROUTES } from './unknown-routes.ts';

/** Every endpoint that requires an access token. */
export const ROUTES: readonly Route[] = [
  ...PRODUCT_ROUTES,
  ...STOCK_ROUTES,
  ...DELTA_ROUTES,
  ...ORDER_ROUTES,
  ...RETURN_ROUTES,
  ...CUSTOMER_ROUTES,
  ...CATEGORY_ROUTES,
  ...TAX_ROUTES,
  ...IMAGE_ROUTES,
  ...LEDGER_ROUTES,
  ...INFO_ROUTES,
  ...UNKNOWN_ROUTES,
];

/** Every endpoint that the sandbox serves, besides the token endpoint. */
export const ALL_ROUTES: Routes = { routes: ROUTES, openRoutes: [...LOGIN_ROUTES, ...PUBLIC_ROUTES] };
