import { notFound } from '../api/refusals.ts';
import type { Route } from '../api/route.ts';

/**
 * Methods in recorded `Allow` headers whose requests and answers are unknown. They answer 404 instead of something
 * invented.
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
    // the body is not read, whatever it is
    readBody: async () => undefined,
    answer: () => {
      throw notFound();
    },
  };
}
