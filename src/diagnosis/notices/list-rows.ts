import type { Endpoint } from '../../inventorum/endpoints.ts';
import type { Exchange, ListRows } from '../exchange/exchange.ts';
import { pagingNotices } from './paging-notices.ts';

/** Longer lists are not counted: that would block the panel. */
export const LONGEST_LIST = 2_000_000;

/** Whether the rows of an answer matter: only if a limit may have cut them. */
export function asksForRows(
  exchange: Omit<Exchange, 'credential' | 'body'>,
  endpoint: Endpoint | null,
): boolean {
  const uncounted: Exchange = { ...exchange, credential: { kind: 'none' }, body: null };
  return pagingNotices(uncounted, endpoint).some(({ kind }) => kind === 'limit cut');
}

/** The rows of a paged list, in `data` or (since version 13) `results`. Never throws. */
export function countRows(body: string | null): ListRows | undefined {
  if (body === null || body.length > LONGEST_LIST) return undefined;
  try {
    const { total, data, results }: { total?: unknown; data?: unknown; results?: unknown } = Object(
      JSON.parse(body.replace(/^\ufeff/, '')),
    );
    const rows: unknown = data ?? results;
    return Array.isArray(rows) && typeof total === 'number' ? { got: rows.length, total } : undefined;
  } catch {
    return undefined;
  }
}
