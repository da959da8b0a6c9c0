import type { Endpoint } from '../../inventorum/endpoints.ts';
import { pagingOf } from '../../inventorum/paging.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Notice } from './notice.ts';
import { versionOf } from './version-notices.ts';

/** Notices about the paging of an answered list: a page that does not exist, or rows that were cut. */
export function pagingNotices(exchange: Exchange, endpoint: Endpoint | null): readonly Notice[] {
  if (endpoint?.method !== 'GET') return [];
  const paging = pagingOf(endpoint.template, versionOf(exchange));
  if (!paging) return [];
  // Of equal parameters the server takes the last.
  const query = new URLSearchParams(exchange.search);
  const notices: Notice[] = [];
  const page = wholeNumber(query.getAll('page').at(-1));
  const { firstPage, firstPageEvidence, most, mostEvidence } = paging;
  if (page === 1 - firstPage) {
    notices.push({ kind: 'first page', asked: page, first: firstPage, evidence: firstPageEvidence });
  }
  const limit = wholeNumber(query.getAll('limit').at(-1));
  if (limit !== null && most !== null && limit > most && exchange.status < 300) {
    const { rows } = exchange;
    const isCut = rows === undefined || (rows.got < limit && rows.got < rows.total && rows.got <= most);
    if (isCut) {
      notices.push({
        ...{ kind: 'limit cut', asked: limit, most },
        ...{ got: rows?.got ?? null, evidence: mostEvidence },
      });
    }
  }
  return notices;
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
