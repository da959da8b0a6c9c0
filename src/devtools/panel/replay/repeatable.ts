import { judgeSentBody, type NotWhole } from '../../../diagnosis/exchange/judge-sent-body.ts';
import { secretField } from '../../../diagnosis/redaction/names/secret-names.ts';
import { isTokenPath } from '../../../inventorum/environment.ts';
import type { ReplayDraft, ReplayMethod } from '../../../messaging/protocol.ts';
import { property, textAt } from '../../../read-foreign.ts';
import type { RecordedCall } from '../calls/call.ts';

/** Why a call cannot be sent again unchanged. */
export type RepeatProblem = 'method' | 'token endpoint' | BodyProblem;

/** `not kept`: the extension's own calls are stored without bodies */
export type BodyProblem = NotWhole | 'too long' | 'not kept';

/** The parts of a call that are sent again. The body may hold secrets: it is shown only if redaction finds none. */
export interface Repeatable {
  /** null: a method that the background does not send */
  readonly method: ReplayMethod | null;
  /** path and query, without parameters whose values are secrets */
  readonly path: string;
  /** names of those parameters */
  readonly leftOut: readonly string[];
  readonly body: ReplayDraft['body'];
  /** null: the body is complete, or there is none */
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

/** Characters; the background's limit. */
const LONGEST_BODY = 5_000_000;

/** Prepares a call for sending it again. */
export function repeatableOf({ entry, exchange, source, copy }: RecordedCall): Repeatable {
  const request = property(entry, 'request');
  const method = REPLAY_METHODS.find((known) => known === exchange.method) ?? null;
  const postData = property(request, 'postData');
  const text = textAt(postData, 'text');
  const mimeType = textAt(postData, 'mimeType');
  const sendsBody = method !== null && mayHaveBody(method);
  const unkept = (source === 'own' || copy !== undefined) && sendsBody && method !== 'OPTIONS';
  return {
    method,
    ...pathOf(exchange.asked.url),
    body: sendsBody && text !== '' && copy === undefined ? { mimeType, text } : null,
    bodyProblem: unkept ? 'not kept' : sendsBody ? bodyProblemOf(request, text) : null,
    apiVersion: exchange.apiVersion,
  };
}

/** Query parameters stay as written: parsing and serialising them could change their encoding. */
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

/** The panel sends text as UTF-8: other bytes cannot be sent from here, although they are known. */
function bodyProblemOf(request: unknown, text: string): BodyProblem | null {
  const judged = judgeSentBody(request);
  if (judged.kind === 'not whole') return judged.because;
  if (judged.kind === 'whole' && judged.encoding === 'latin1') return 'binary';
  return text.length > LONGEST_BODY ? 'too long' : null;
}

/** Why the call cannot be sent again unchanged; null: it can. */
export function repeatProblemOf({ method, path, bodyProblem }: Repeatable): RepeatProblem | null {
  if (isTokenPath(path)) return 'token endpoint';
  return method === null ? 'method' : bodyProblem;
}
