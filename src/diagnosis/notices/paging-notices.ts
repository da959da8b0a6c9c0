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
  const query = new URLSearchParams(exchange.search);
  const notices: Notice[] = [];
  const page = wholeNumber(query.get('page'));
  const { firstPage, firstPageEvidence, most, mostEvidence } = paging;
  if (page === 1 - firstPage) {
    notices.push({ kind: 'first page', asked: page, first: firstPage, evidence: firstPageEvidence });
  }
  const limit = wholeNumber(query.get('limit'));
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

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
