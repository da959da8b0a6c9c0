import type { Evidence } from './evidence.ts';
import { NEWEST_VERSION } from './versions.ts';

/** How a list is paged. */
export interface Paging {
  /** number of its first page */
  readonly firstPage: 0 | 1;
  readonly firstPageEvidence: Evidence;
  /** largest supported `limit`; null: unknown */
  readonly most: number | null;
  readonly mostEvidence: Evidence;
  readonly source: string;
}

const DOCS = 'https://api-docs.inventorum.com/api';
const CLIENT = 'https://github.com/roboes/odoo-shorepos-sync';

/** Documented on the page of each list; the other pages name no largest limit. */
const DOCUMENTED: Readonly<Record<string, Paging>> = {
  '/products/': paging(1, 40, 'products'),
  '/categories/': paging(1, 40, 'categories'),
  '/orders/delta/': paging(0, 100, 'orders'),
};

/** Lists that are paged according to recordings or public clients only. */
const SEEN: ReadonlySet<string> = new Set([
  '/orders/',
  '/customers/',
  '/returns/delta/',
  '/products/delta/modified/',
  '/products/delta/deleted/',
]);

/** A client of version 13 requests 100 per page and stops at a shorter one, so the server must support 100. */
const MOST_OF_NEWEST = 100;

/** The paging of GET on a path template in a version. Undefined: not a paged list, as far as we know. */
export function pagingOf(template: string, version: number): Paging | undefined {
  const documented = Object.hasOwn(DOCUMENTED, template) ? DOCUMENTED[template] : undefined;
  if (documented) {
    const isLarger = version >= NEWEST_VERSION && (documented.most ?? 0) < MOST_OF_NEWEST;
    return isLarger
      ? { ...documented, most: MOST_OF_NEWEST, mostEvidence: 'assumed', source: CLIENT }
      : documented;
  }
  if (!SEEN.has(template)) return undefined;
  return { firstPage: 1, firstPageEvidence: 'recorded', most: null, mostEvidence: 'assumed', source: CLIENT };
}

function paging(firstPage: 0 | 1, most: number, page: string): Paging {
  return {
    ...{ firstPage, firstPageEvidence: 'documented' },
    ...{ most, mostEvidence: 'documented', source: `${DOCS}/${page}.html` },
  };
}
