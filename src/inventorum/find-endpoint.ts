import { ENDPOINTS, type Endpoint } from './endpoints.ts';
import { API_PATH } from './environment.ts';

const SEGMENTS_OF: ReadonlyMap<string, readonly string[]> = new Map(
  ENDPOINTS.map(({ template }) => [template, segments(template)]),
);

/**
 * The endpoint of a method and a path such as `/api/products/7/`. The final slash is optional (the API redirects to
 * it), and HEAD counts as GET. Undefined: unknown endpoint.
 */
export function findEndpoint(method: string, pathname: string): Endpoint | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  return endpointsAt(pathname).find((endpoint) => endpoint.method === wanted);
}

/** The endpoint of a method and a path template such as `/products/{id}/`. */
export function endpointWithTemplate(method: string, template: string): Endpoint | undefined {
  return ENDPOINTS.find((endpoint) => endpoint.method === method && endpoint.template === template);
}

/** Every endpoint at a path, one per method; empty for an unknown path. */
export function endpointsAt(pathname: string): readonly Endpoint[] {
  const path = pathBelowApi(pathname);
  return path === undefined ? [] : ENDPOINTS.filter(({ template }) => matches(template, path));
}

/**
 * The path without its ids, relative to /api if it is below: `/api/products/7/` becomes `/products/{id}/`. Also for
 * unknown paths: segments that look like ids are replaced, so that the template holds no data.
 */
export function pathTemplate(pathname: string): string {
  const known = endpointsAt(pathname)[0];
  if (known) return known.template;
  const path = pathBelowApi(pathname) ?? segments(pathname);
  return path.length === 0
    ? '/'
    : `/${path.map((segment) => (looksLikeId(segment) ? '{id}' : segment)).join('/')}/`;
}

function pathBelowApi(pathname: string): readonly string[] | undefined {
  return pathname.startsWith(API_PATH) ? segments(pathname.slice(API_PATH.length - 1)) : undefined;
}

/** The parts between the slashes. A doubled slash yields an empty part, so that it matches nothing. */
function segments(path: string): readonly string[] {
  const inner = path.replace(/^\//, '').replace(/\/$/, '');
  return inner === '' ? [] : inner.split('/');
}

function matches(template: string, path: readonly string[]): boolean {
  const wanted = SEGMENTS_OF.get(template) ?? [];
  return (
    wanted.length === path.length &&
    wanted.every((segment, i) =>
      segment.startsWith('{') ? /^\d+$/.test(path[i] ?? '') : segment === path[i],
    )
  );
}

/** Numbers, UUIDs, tokens, addresses: anything that may identify a record or a person. */
function looksLikeId(segment: string): boolean {
  return (
    /^\d+$/.test(segment) ||
    /[%@:]/.test(segment) ||
    (/\d/.test(segment) && segment.length >= 8) ||
    segment.length > 40
  );
}
