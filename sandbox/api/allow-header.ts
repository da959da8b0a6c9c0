import type { Method } from '../../src/inventorum/scope-map.ts';

const ORDER: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The value of `Allow` for a path with these methods. */
export function allowHeader(methods: readonly Method[]): string {
  const sorted = ORDER.filter((method) => methods.includes(method));
  return [...sorted, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}
