import { NEWEST_VERSION } from '../../src/inventorum/versions.ts';
import { invalidInput } from '../api/refusals.ts';
import { lastValue } from './query.ts';

export interface PagingRules {
  readonly defaultLimit: number;
  /** a larger limit is reduced to this */
  readonly maxLimit: number;
  /** 1 nearly everywhere; 0 on orders/delta */
  readonly firstPage: 0 | 1;
}

export interface RequestedPage {
  readonly limit: number;
  readonly offset: number;
}

/**
 * Reads `limit` and `page`. A page past the end is valid and empty. Throws the 400 refusal for a value that is no
 * number.
 */
export function readPaging(query: URLSearchParams, rules: PagingRules): RequestedPage {
  const limit = readNumber(query, 'limit', { from: 1, otherwise: rules.defaultLimit });
  const page = readNumber(query, 'page', { from: rules.firstPage, otherwise: rules.firstPage });
  const cut = Math.min(limit, rules.maxLimit);
  return { limit: cut, offset: (page - rules.firstPage) * cut };
}

/** A paged list: `{total, data}`, or `{total, results}` for products since version 13. */
export function page<T>(
  total: number,
  items: readonly T[],
  { name = 'data' }: { readonly name?: string } = {},
) {
  return { total, [name]: items };
}

/** The same as JSON, of items that are JSON already. */
export function jsonPage(total: number, items: readonly string[], name = 'data'): string {
  return `{"total":${total},"${name}":[${items.join(',')}]}`;
}

/** Changes of lists in version 13: more rows per page, and products under another name (public clients). */
export function isNewList(version: number): boolean {
  return version >= NEWEST_VERSION;
}

function readNumber(
  query: URLSearchParams,
  name: string,
  { from, otherwise }: { readonly from: number; readonly otherwise: number },
): number {
  const text = lastValue(query, name);
  if (text === null) return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value < from) throw invalidInput({ [name]: [`A whole number from ${from} on is required.`] });
  return value;
}
