import type { CutBody, ResponseBody } from '../../../platform/response-body.ts';
import { report } from '../../../trace.ts';

/**
 * Why a body is only the beginning of the answer's. `broke off`: the connection ended, or the page stopped reading;
 * else how much the browser kept.
 */
export type BodyCut = 'broke off' | CutBody;

/** A response body, or why there is none. `gone`: the browser discarded it; `dropped`: we did, to limit our memory. */
export type CallBody =
  | { readonly kind: 'text' | 'base64'; readonly text: string; readonly cut?: BodyCut }
  | { readonly kind: 'none' | 'gone' | 'dropped' | 'broke off' };

/** How to fetch a body. `size`: its expected bytes, null if unknown. `brokeOff`: it ended before its end. */
export interface BodySource {
  readonly fetch: () => Promise<ResponseBody>;
  readonly size: number | null;
  readonly brokeOff?: boolean;
}

/** Response bodies by the key of their call: fetched on first use, then kept within a limit. */
export interface BodyStore {
  /** Stores how to get a body. The first source of a key stays. */
  keep(key: string, source: BodySource): void;
  /** Never throws. Asks again for a body that was gone: the browser may only have been busy. */
  read(key: string): Promise<CallBody>;
  /** Reads a body like `read`, but keeps nothing that was not kept. */
  peek(key: string): Promise<CallBody>;
  /** Reads a body, which is then not dropped for newer ones; or lets go of it. */
  hold(key: string, wanted: boolean): void;
  forget(keys: Iterable<string>): void;
}

/** Limits in characters, for all bodies and for one. */
interface Bounds {
  readonly all: number;
  readonly one: number;
}

/** A character may take two bytes. */
const BOUNDS: Bounds = { all: 30_000_000, one: 10_000_000 };

/** ms; a body arrives at once or, once its page is gone, never */
const FETCH_TIME_LIMIT = 2000;

/** The same for each byte: Chromium 156 took 2,020 ms for 3.2 MB on a busy machine. */
const FETCH_TIME_PER_BYTE = 0.005;

export function createBodyStore({ all, one }: Bounds = BOUNDS): BodyStore {
  const sources = new Map<string, BodySource>();
  const read = new Map<string, Promise<CallBody>>();
  /** oldest first */
  const lengths = new Map<string, number>();
  const held = new Set<string>();
  let total = 0;

  function release(key: string): void {
    total -= lengths.get(key) ?? 0;
    lengths.delete(key);
  }

  function drop(key: string): void {
    release(key);
    // The source is dropped, too: in Firefox it may hold the text itself.
    sources.delete(key);
    read.set(key, Promise.resolve({ kind: 'dropped' }));
  }

  async function fetched(key: string, source: BodySource): Promise<CallBody> {
    const body = await fetchBody(source);
    if (body.kind === 'gone') read.delete(key);
    return 'text' in body && sources.has(key) ? counted(key, body) : body;
  }

  /** The body, which counts from now on, or what is left if it does not fit. */
  function counted(key: string, body: Extract<CallBody, { readonly text: string }>): CallBody {
    const { length } = body.text;
    if (length > one) {
      drop(key);
      return { kind: 'dropped' };
    }
    lengths.set(key, length);
    total += length;
    for (const oldest of lengths.keys()) {
      if (total <= all) break;
      if (!held.has(oldest)) drop(oldest);
    }
    return body;
  }

  function readBody(key: string): Promise<CallBody> {
    const known = read.get(key);
    if (known !== undefined) return known;
    const source = sources.get(key);
    if (!source) return Promise.resolve({ kind: 'gone' });
    const reading = fetched(key, source);
    read.set(key, reading);
    return reading;
  }

  return {
    keep(key, source) {
      if (!sources.has(key) && !read.has(key)) sources.set(key, source);
    },
    read: readBody,
    peek: (key) => read.get(key) ?? peekAt(sources.get(key)),
    hold(key, wanted) {
      held[wanted ? 'add' : 'delete'](key);
      // The browser discards bodies with their page.
      if (wanted) void readBody(key);
    },
    forget(keys) {
      for (const key of keys) {
        release(key);
        held.delete(key);
        sources.delete(key);
        read.delete(key);
      }
    },
  };
}

function peekAt(source: BodySource | undefined): Promise<CallBody> {
  return source ? fetchBody(source) : Promise.resolve({ kind: 'gone' });
}

async function fetchBody(source: BodySource): Promise<CallBody> {
  try {
    const limit = FETCH_TIME_LIMIT + FETCH_TIME_PER_BYTE * (source.size ?? 0);
    const body = await Promise.race([source.fetch(), nothingAfter(limit)]);
    return body === null ? { kind: 'gone' } : callBody(body, source);
  } catch (error) {
    report('body read', error);
    return { kind: 'gone' };
  }
}

/** What is known of a body once the browser has given it. */
export function callBody(body: ResponseBody, source: Omit<BodySource, 'fetch'>): CallBody {
  if (body.text === '' && !body.cut) return withoutText(body, source);
  const { text, base64 } = body;
  const cut = source.brokeOff ? 'broke off' : body.cut;
  return { kind: base64 ? 'base64' : 'text', text, ...(cut && { cut }) };
}

/** An empty text although bytes were received, or may have been, is a body that the browser discarded. */
function withoutText({ untold }: ResponseBody, { size, brokeOff }: Omit<BodySource, 'fetch'>): CallBody {
  if (brokeOff) return { kind: 'broke off' };
  return { kind: size || (untold && size === null) ? 'gone' : 'none' };
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
