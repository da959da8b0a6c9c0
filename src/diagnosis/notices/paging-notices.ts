import type { Endpoint } from '../../inventorum/endpoints.ts';
import { pagingOf } from '../../inventorum/paging.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Notice } from './notice.ts';
import { versionOf } from './version-notices.ts';

/** Longer lists are not looked into: counting rows is not worth holding the panel up. */
const LONGEST_LIST = 2_000_000;

/** What the paging of an answered list gives to think about: a page that is not there, rows that were cut. */
export function pagingNotices(exchange: Exchange, endpoint: Endpoint | null): readonly Notice[] {
  if (endpoint?.method !== 'GET') return [];
  const paging = pagingOf(endpoint.template, versionOf(exchange));
  if (!paging) return [];
  const query = new URLSearchParams(exchange.search);
  const notices: Notice[] = [];
  const page = wholeNumber(query.get('page'));
  const { firstPage, firstPageEvidence, most, mostEvidence } = paging;
  if (page === 1 - firstPage) {
    notices.push({ kind: 'first page', asked: page, first: firstPage, evidence: firstPageEvidence });
  }
  const limit = wholeNumber(query.get('limit'));
  if (limit !== null && most !== null && limit > most && exchange.status < 300) {
    const rows = rowsOf(exchange.body);
    const isCut = rows === null || (rows.got < limit && rows.got < rows.total && rows.got <= most);
    if (isCut) {
      notices.push({
        ...{ kind: 'limit cut', asked: limit, most },
        ...{ got: rows?.got ?? null, evidence: mostEvidence },
      });
    }
  }
  return notices;
}

/** Whether the body of a good answer tells something: only where a limit may have been cut. */
export function asksForBody(exchange: Omit<Exchange, 'credential' | 'body'>, endpoint: Endpoint | null) {
  const withoutBody: Exchange = { ...exchange, credential: { kind: 'none' }, body: null };
  return pagingNotices(withoutBody, endpoint).some(({ kind }) => kind === 'limit cut');
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Rows of a paged list, `data` or (since version 13) `results`, and how many there are in all. */
function rowsOf(body: string | null): { readonly got: number; readonly total: number } | null {
  if (body === null || body.length > LONGEST_LIST) return null;
  try {
    const { total, data, results }: { total?: unknown; data?: unknown; results?: unknown } = Object(
      JSON.parse(body),
    );
    const rows: unknown = data ?? results;
    return Array.isArray(rows) && typeof total === 'number' ? { got: rows.length, total } : null;
  } catch {
    return null;
  }
}
