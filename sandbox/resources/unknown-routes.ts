import { notFound } from '../api/refusals.ts';
import type { Route } from '../api/route.ts';

/**
 * Methods that recorded `Allow` headers name at paths we serve, whose bodies and answers nobody has shown. They answer
 * 404 rather than something made up.
 */
export const UNKNOWN_ROUTES: readonly Route[] = [
  unknown('PUT', '/products/'),
  unknown('DELETE', '/products/'),
  unknown('GET', '/basket/{id}/items/return/'),
  unknown('PUT', '/basket/{id}/items/return/'),
];

function unknown(method: Route['method'], template: string): Route {
  return {
    method,
    template,
    // whatever it is, it is not read
    readBody: async () => undefined,
    answer: () => {
      throw notFound();
    },
  };
}
