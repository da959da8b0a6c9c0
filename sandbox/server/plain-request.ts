import type { IncomingMessage } from 'node:http';
import { API_PATH } from '../../src/inventorum/environment.ts';
import type { RequestUrl } from '../api/serve-api.ts';
import { MAX_BODY_BYTES } from './read-body.ts';

/** A request in the form of nearly every client: nothing that @hono/node-server checks can be wrong in it. */
export interface PlainRequest {
  readonly method: string;
  readonly url: RequestUrl;
  readonly headers: Readonly<Record<string, string>>;
  /** bytes of the body */
  readonly length: number;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);

/** In lower case, so that a URL would not change it. Other numeric addresses have many spellings. */
const HOST = /^(?:[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*|127\.0\.0\.1)(?::(?:[1-5]\d{3,4}|[6-9]\d{3}))?$/;

/** Characters that a URL keeps as they are. */
const TARGET = /^(\/[\w./~-]*)(\?[\w./~!$%&()*+,:;=?@-]*)?$/;
const DOT_SEGMENT = /\/\.\.?(?:\/|$)/;

/** Undefined for anything unusual: another method, host or spelling, a body of unknown size, a path outside the API. */
export function plainRequest(incoming: IncomingMessage, via: 'http' | 'https'): PlainRequest | undefined {
  const { method = '', url: target = '', headers } = incoming;
  const { host = '' } = headers;
  if (!METHODS.has(method) || !target.startsWith(API_PATH) || !HOST.test(host)) return undefined;
  const length = lengthOf(incoming);
  const [, pathname = '', search = ''] = TARGET.exec(target) ?? [];
  if (length === undefined || pathname === '' || DOT_SEGMENT.test(pathname)) return undefined;
  // Only this header has several values here.
  if (headers['set-cookie'] !== undefined) return undefined;
  return {
    method,
    url: new PlainUrl(`${via}://${host}`, { host, pathname, search: search === '?' ? '' : search }),
    headers: headers as Readonly<Record<string, string>>,
    length,
  };
}

/** Undefined: a body that is too long, or whose length is not announced. */
function lengthOf({ method, headers }: IncomingMessage): number | undefined {
  const announced = headers['content-length'];
  if (headers['transfer-encoding'] !== undefined) return undefined;
  if (announced === undefined) return 0;
  const hasNone = method === 'GET' || method === 'HEAD';
  const length = /^\d{1,9}$/.test(announced) ? Number(announced) : MAX_BODY_BYTES + 1;
  return length > MAX_BODY_BYTES || hasNone ? undefined : length;
}

class PlainUrl implements RequestUrl {
  readonly origin: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
  #query: URLSearchParams | undefined;

  constructor(origin: string, parts: Pick<RequestUrl, 'host' | 'pathname' | 'search'>) {
    this.origin = origin;
    this.host = parts.host;
    this.pathname = parts.pathname;
    this.search = parts.search;
  }

  get searchParams(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.search);
    return this.#query;
  }
}
