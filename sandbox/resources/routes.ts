import type { Route } from '../api/route.ts';
import type { Routes } from '../api/serve-api.ts';
import { LOGIN_ROUTES } from '../login/login-routes.ts';
import { INFO_ROUTES } from './account/info-routes.ts';
import { TAX_ROUTES } from './account/tax-routes.ts';
import { ORDER_ROUTES } from './orders/order-routes.ts';
import { PRODUCT_ROUTES } from './products/product-routes.ts';

/** Every endpoint that asks for an access token. */
export const ROUTES: readonly Route[] = [...PRODUCT_ROUTES, ...ORDER_ROUTES, ...TAX_ROUTES, ...INFO_ROUTES];

/** Every endpoint that the sandbox serves, besides the token endpoint. */
export const ALL_ROUTES: Routes = { routes: ROUTES, openRoutes: LOGIN_ROUTES };
