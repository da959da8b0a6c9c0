import type { Cause } from './cause.ts';

/** An answer that is no plain success, as far as the journal explains it. May hold secrets. */
export interface LoggedAnswer {
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  /** null: no text, too long, or cut off */
  readonly body: string | null;
  /** null: the answer says all */
  readonly cause: Cause | null;
}

/** A received request. `headers` and `body` are unchanged, including secrets: for tests in the same process. */
export interface SandboxRequest {
  readonly id: number;
  /** ms since the epoch, by the sandbox's clock */
  readonly at: number;
  readonly via: 'http' | 'https';
  /** host and port in the client's spelling */
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** with its question mark; empty: none */
  readonly query: string;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** label of the token set whose token the request carries; null: none, or a foreign token */
  readonly tokenSet: string | null;
  /** status of the answer; null while there is none, and for cut connections */
  readonly status: number | null;
  /** null while there is none, and for a plain success */
  readonly answer: LoggedAnswer | null;
}

export type NewRequest = Omit<SandboxRequest, 'id' | 'status' | 'answer'>;

export interface LogEvent {
  /** `cut`: its connection was cut by a fault */
  readonly kind: 'arrived' | 'answered' | 'cut';
  readonly request: SandboxRequest;
}

/** Every received request, newest last. Old ones are dropped beyond the limits of number and text. */
export interface RequestLog {
  entries(): readonly SandboxRequest[];
  arrived(request: NewRequest): SandboxRequest;
  /** `status` null: its connection was cut */
  answered(request: SandboxRequest, status: number | null, answer: LoggedAnswer | null): void;
  /** Calls back for every event from now on; returns a function that stops it. */
  listen(listener: (event: LogEvent) => void): () => void;
  clear(): void;
}

/** Limit of body and query characters in total: a few large uploads must not fill the memory. */
const MOST_TEXT = 64 * 1024 * 1024;

export function createRequestLog(capacity = 5_000): RequestLog {
  const entries: SandboxRequest[] = [];
  const listeners = new Set<(event: LogEvent) => void>();
  const tell = (event: LogEvent) => {
    // One of nearly every sandbox has none.
    if (listeners.size === 0) return;
    for (const listener of [...listeners]) listener(event);
  };
  let lastId = 0;
  let lastHeaders: SandboxRequest['headers'] = {};
  let lastHost = '';
  let text = 0;
  const drop = (count: number) => {
    for (const dropped of entries.splice(0, count)) text -= textOf(dropped);
  };
  return {
    entries: () => entries,
    arrived: (request) => {
      lastId += 1;
      // A client sends the same ones again and again; of thousands of requests they are most of what is kept.
      if (!areEqual(lastHeaders, request.headers)) lastHeaders = request.headers;
      if (lastHost !== request.host) lastHost = request.host;
      // Written out: a copy of the whole takes several times as long.
      const entry: SandboxRequest = {
        at: request.at,
        via: request.via,
        host: lastHost,
        method: request.method,
        path: request.path,
        query: request.query,
        headers: lastHeaders,
        body: request.body,
        tokenSet: request.tokenSet,
        id: lastId,
        status: null,
        answer: null,
      };
      entries.push(entry);
      text += textOf(entry);
      // in large steps, because shifting one by one would move the whole list for every request
      if (entries.length > capacity * 1.5) drop(entries.length - capacity);
      while (text > MOST_TEXT && entries.length > 1) drop(Math.ceil(entries.length / 4));
      tell({ kind: 'arrived', request: entry });
      return entry;
    },
    answered: (request, status, answer) => {
      const before = textOf(request);
      const entry = Object.assign(request, { status, answer });
      // It may have been dropped while it was under way.
      if (answer !== null && entry.id >= (entries[0]?.id ?? 0)) text += textOf(entry) - before;
      tell(eventOf(entry));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      drop(entries.length);
    },
  };
}

function areEqual(one: SandboxRequest['headers'], other: SandboxRequest['headers']): boolean {
  const names = Object.keys(other);
  return names.length === Object.keys(one).length && names.every((name) => one[name] === other[name]);
}

/** The last event of a request. */
export function eventOf(request: SandboxRequest): LogEvent {
  if (request.status !== null) return { kind: 'answered', request };
  return { kind: request.answer === null ? 'arrived' : 'cut', request };
}

function textOf({ body, query, answer }: SandboxRequest): number {
  return body.length + query.length + (answer?.body?.length ?? 0);
}

/**
 * The first request that matches, including past ones. Rejects after `timeoutMs` and lists the requests that did
 * arrive.
 */
export function waitForRequest(
  log: RequestLog,
  match: (request: SandboxRequest) => boolean,
  timeoutMs = 10_000,
): Promise<SandboxRequest> {
  const known = log.entries().find(match);
  if (known) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      const last = log.entries().slice(-10);
      const seen = last.map(({ method, host, path }) => `${method} ${host}${path}`).join(', ');
      reject(new Error(`No such request within ${timeoutMs} ms. The last that arrived: ${seen || 'none'}`));
    }, timeoutMs);
    const stop = log.listen(({ request }) => {
      if (!match(request)) return;
      clearTimeout(timer);
      stop();
      resolve(request);
    });
  });
}
