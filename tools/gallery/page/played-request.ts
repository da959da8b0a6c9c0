import type { FinishedRequest } from '../../../src/platform/devtools.ts';
import { NOW } from '../../../src/ui/fixtures/status.ts';

interface PlayedFacts {
  readonly method?: string;
  readonly path?: string;
  /** 0: no answer */
  readonly status?: number;
  /** value of `Authorization`; null: none */
  readonly authorization?: string | null;
  readonly apiVersion?: string | null;
  /** request body, sent as JSON */
  readonly sends?: unknown;
  /** response body: a text as it is, anything else as JSON */
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** DevTools have only the headers that the page set, like Chromium's for a worker */
  readonly notTold?: true;
  /** origin of the requesting page; by default the API's own */
  readonly page?: string;
  /** the browser's error if there was no answer */
  readonly error?: string;
  /** ms since the epoch */
  readonly at?: number;
}

/** The access token of the fixtures' token set "Warehouse sync"; invented, like everything here. */
export const WAREHOUSE = 'warehouse-token-f3Qa';

/** A finished request as DevTools report it, with everything that the details show. */
export function playedRequest(facts: PlayedFacts): FinishedRequest {
  const {
    method = 'GET',
    path = '/api/products/',
    status = 200,
    type = 'application/json',
    body = '',
  } = facts;
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const told = { ...(facts.notTold ? {} : { 'Sec-Fetch-Dest': 'empty' }), ...sentHeaders(facts) };
  const sent = facts.sends === undefined ? null : JSON.stringify(facts.sends);
  const url = new URL(`https://app.inventorum.com${path}`);
  return {
    entry: {
      startedDateTime: new Date(facts.at ?? NOW).toISOString(),
      time: 84,
      timings: { blocked: 2, dns: 4, connect: 18, ssl: 11, send: 1, wait: 52, receive: 7 },
      request: {
        method,
        url: url.href,
        httpVersion: 'HTTP/2',
        headers: pairs(told),
        queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
        cookies: [],
        headersSize: 300,
        bodySize: sent?.length ?? 0,
        ...(sent === null ? {} : { postData: { mimeType: 'application/json', text: sent } }),
      },
      response: {
        status,
        statusText: '',
        httpVersion: 'HTTP/2',
        headers: pairs({ 'Content-Type': type, ...facts.headers }),
        cookies: [],
        content: { size: content.length, mimeType: type },
        redirectURL: facts.headers?.['Location'] ?? '',
        headersSize: 200,
        bodySize: content.length,
        ...(facts.error === undefined ? {} : { _error: facts.error }),
      },
    },
    body: async () => ({ text: content, base64: false }),
  };
}

function sentHeaders({ authorization = `Bearer ${WAREHOUSE}`, apiVersion = '12', page }: PlayedFacts) {
  return {
    Accept: 'application/json',
    ...(authorization === null ? {} : { Authorization: authorization }),
    ...(apiVersion === null ? {} : { 'X-Api-Version': apiVersion }),
    ...(page === undefined
      ? { 'Sec-Fetch-Site': 'same-origin' }
      : { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors', Origin: page }),
  };
}

function pairs(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
