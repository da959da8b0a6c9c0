import { requestFacts } from '../diagnosis/exchange/request-facts.ts';
import { API_PATH } from '../inventorum/environment.ts';
import type { ToldRequest } from '../messaging/protocol.ts';
import { parseUrl } from '../parse-url.ts';
import { listAt, property } from '../read-foreign.ts';

/** Tells of a finished request of the inspected tab (a HAR entry) that an API may have answered with 401. */
export function tellIfUnauthorized(
  entry: unknown,
  tabId: number,
  tell: (request: ToldRequest) => void,
): void {
  if (property(property(entry, 'response'), 'status') !== 401) return;
  const request = property(entry, 'request');
  const url = parseUrl(String(property(request, 'url')));
  if (url === null || !url.pathname.startsWith(API_PATH)) return;
  const resourceType = property(entry, '_resourceType');
  const asked = {
    url,
    address: url.href,
    method: String(property(request, 'method')),
    header: (name: string) => headerOf(request, name),
    resourceType: typeof resourceType === 'string' ? resourceType : null,
  };
  tell({ ...requestFacts(asked, { tabId }), at: endOf(entry) });
}

function headerOf(request: unknown, name: string): string | null {
  const header = listAt(request, 'headers').find(
    (each) => String(property(each, 'name')).toLowerCase() === name,
  );
  return header === undefined ? null : String(property(header, 'value'));
}

/** ms since the epoch */
function endOf(entry: unknown): number {
  const startedAt = Date.parse(String(property(entry, 'startedDateTime')));
  const duration = Number(property(entry, 'time'));
  return Number.isFinite(startedAt + duration) ? startedAt + duration : 0;
}
