import { listAt, property, textAt } from '../../../../diagnosis/har/read-foreign.ts';
import { secretField } from '../../../../diagnosis/redaction/names/secret-names.ts';
import { TOKEN_PATH } from '../../../../inventorum/environment.ts';
import type { ReplayDraft, ReplayMethod } from '../../../../messaging/protocol.ts';
import type { SeenExchange } from '../../feed/seen-exchange.ts';

/** Why a call cannot be sent again as it was. */
export type RepeatProblem = 'method' | 'token endpoint' | BodyProblem;

/** `not kept`: the extension's own calls are noted without bodies */
export type BodyProblem = 'cut' | 'binary' | 'multipart' | 'too long' | 'not kept';

/** What of a call is sent again. The body may hold secrets: it is drawn only where redaction finds none in it. */
export interface Repeatable {
  /** null: a method that the background does not send */
  readonly method: ReplayMethod | null;
  /** path and query, without the parameters whose values are secrets */
  readonly path: string;
  /** names of those parameters */
  readonly leftOut: readonly string[];
  readonly body: ReplayDraft['body'];
  /** null: the body is whole, or there is none */
  readonly bodyProblem: BodyProblem | null;
  /** the call's `X-Api-Version` */
  readonly apiVersion: string | null;
}

export const REPLAY_METHODS: readonly ReplayMethod[] = [
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
];

/** `fetch` sends no body with these. */
export function mayHaveBody(method: ReplayMethod): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** Characters; as many as the background takes. */
const LONGEST_BODY = 5_000_000;

/** Takes a call apart for sending it again. */
export function repeatableOf({ entry, exchange, source }: SeenExchange): Repeatable {
  const request = property(entry, 'request');
  const method = REPLAY_METHODS.find((known) => known === exchange.method) ?? null;
  const postData = property(request, 'postData');
  const text = textAt(postData, 'text');
  const mimeType = textAt(postData, 'mimeType');
  const sendsBody = method !== null && mayHaveBody(method);
  const unkept = source === 'own' && sendsBody && method !== 'OPTIONS';
  return {
    method,
    ...pathOf(exchange.asked.url),
    body: sendsBody && text !== '' ? { mimeType, text } : null,
    bodyProblem: unkept
      ? 'not kept'
      : sendsBody
        ? bodyProblemOf({ text, mimeType, sentBytes: sentBytes(request) })
        : null,
    apiVersion: exchange.apiVersion,
  };
}

/** Query parameters as they are written: reading and writing them anew may change their encoding. */
export function pathOf(address: string): Pick<Repeatable, 'path' | 'leftOut'> {
  const { pathname, search } = new URL(address);
  const pairs = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '');
  const names = pairs.map((pair) => [...new URLSearchParams(pair).keys()][0] ?? '');
  const kept = pairs.filter((_pair, i) => secretField(names[i] ?? '') === null);
  return {
    path: kept.length === 0 ? pathname : `${pathname}?${kept.join('&')}`,
    leftOut: [...new Set(names.filter((name) => secretField(name) !== null))],
  };
}

interface Sent {
  readonly text: string;
  readonly mimeType: string;
  /** bytes that the request announced; null: not known */
  readonly sentBytes: number | null;
}

/** DevTools show a body as text, cut and without files: what was announced tells whether that is all of it. */
function bodyProblemOf({ text, mimeType, sentBytes: announced }: Sent): BodyProblem | null {
  const bytes = new TextEncoder().encode(text).length;
  const isWhole = announced === null ? !mayBeDamaged(text, mimeType) : announced === bytes;
  if (isWhole) return text.length > LONGEST_BODY ? 'too long' : null;
  if (isMultipart(mimeType)) return 'multipart';
  return isBinary(text, mimeType) ? 'binary' : 'cut';
}

function mayBeDamaged(text: string, mimeType: string): boolean {
  return isMultipart(mimeType) || isBinary(text, mimeType);
}

function isMultipart(mimeType: string): boolean {
  return /^multipart\//i.test(mimeType);
}

/** U+FFFD stands where bytes were no text. */
function isBinary(text: string, mimeType: string): boolean {
  return text.includes('\ufffd') || /^(image|audio|video|font)\/|octet-stream/i.test(mimeType);
}

function sentBytes(request: unknown): number | null {
  const header = listAt(request, 'headers').find(
    (pair) => textAt(pair, 'name').toLowerCase() === 'content-length',
  );
  const length = textAt(header, 'value');
  return /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** Why the call cannot be sent again as it was; null: it can. */
export function repeatProblemOf({ method, path, bodyProblem }: Repeatable): RepeatProblem | null {
  if (path.toLowerCase().startsWith(TOKEN_PATH.slice(0, -1))) return 'token endpoint';
  return method === null ? 'method' : bodyProblem;
}
