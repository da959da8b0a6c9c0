import { parseUrl } from '../../src/parse-url.ts';
import { listAt, numberAt, property, textAt } from '../../src/read-foreign.ts';
import { parseCurlOutput } from './parse-curl-output.ts';

/** Recorded calls of any client, as entries of HAR 1.2. SECRET. */
export interface Recording {
  /** in the order in which they began */
  readonly entries: readonly unknown[];
  /** recorded by Firefox, whose DevTools cut long bodies */
  readonly byFirefox: boolean;
  /** only an answer: what was sent with its call is unknown */
  readonly answerOnly: boolean;
}

/** What a text without a recording is. */
export type NoRecording = 'no text' | 'broken JSON' | 'other JSON' | 'other text' | 'call missing';

/**
 * Reads a HAR, one entry of it, or what `curl -i` or `curl -v` printed. `call`: method and address of an answer that
 * names none; null: not given. Never throws.
 */
export function parseRecording(
  text: string,
  call: { readonly method: string; readonly url: string } | null,
): Recording | NoRecording {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (trimmed === '') return 'no text';
  if (/^[[{]/.test(trimmed)) {
    const json = parseJson(trimmed);
    if (json !== undefined) return ofJson(json);
    // `curl -v` marks transferred bytes by braces, too.
  }
  const printed = parseCurlOutput(trimmed, call);
  if (typeof printed === 'object') return { entries: [printed.entry], byFirefox: false, ...printed.told };
  return printed === 'other text' && /^[[{]/.test(trimmed) ? 'broken JSON' : printed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Node's message quotes the text.
    return undefined;
  }
}

function ofJson(json: unknown): Recording | NoRecording {
  const log = property(json, 'log');
  const creator = textAt(property(log, 'creator'), 'name').toLowerCase();
  const entries = Array.isArray(json) ? json : isEntry(json) ? [json] : listAt(log, 'entries');
  const known = entries.filter(isEntry);
  if (known.length === 0 && !Array.isArray(property(log, 'entries'))) return 'other JSON';
  const isBrowsers = /^(?:webinspector|firefox)$/.test(creator);
  return {
    entries: known.map((entry) => plainEntry(entry, isBrowsers)).toSorted(byStart),
    byFirefox: creator === 'firefox',
    answerOnly: false,
  };
}

function isEntry(value: unknown): boolean {
  return parseUrl(textAt(property(value, 'request'), 'url')) !== null;
}

function byStart(one: unknown, other: unknown): number {
  return startOf(one) - startOf(other);
}

function startOf(entry: unknown): number {
  const at = Date.parse(textAt(entry, 'startedDateTime'));
  return Number.isFinite(at) ? at : 0;
}

/** No HTTP status; Playwright writes -1 for a call without an answer. */
const LOWEST_STATUS = 100;

/**
 * An entry as DevTools would give it. A program that is no browser records what it sent itself, so nothing is untold;
 * its host may be in the address only. What our own export replaced counts as a token without a value.
 */
function plainEntry(entry: unknown, isBrowsers: boolean): unknown {
  const request = property(entry, 'request');
  const response = property(entry, 'response');
  const status = numberAt(response, 'status', 0);
  const failure = property(response, '_error') ?? property(response, '_failureText');
  const host = parseUrl(textAt(request, 'url'))?.host ?? '';
  const headers = listAt(request, 'headers').map(withoutPlaceholder);
  return {
    ...Object(entry),
    request: {
      ...Object(request),
      headers: isBrowsers ? headers : [...headers, { name: 'host', value: host }],
    },
    response: {
      ...Object(response),
      status: status < LOWEST_STATUS ? 0 : status,
      ...(failure !== undefined && { _error: failure }),
    },
  };
}

/** `[access token 1]` and `[other access token 1]`, as the panel's export writes them. */
const EXPORTED = /^(bearer )\[(other )?access token (\d{1,5})\]$/i;

/** Too short to have a tail, and equal only for equal tokens. */
function withoutPlaceholder(header: unknown): unknown {
  if (textAt(header, 'name').toLowerCase() !== 'authorization') return header;
  const [, scheme, other, number] = EXPORTED.exec(textAt(header, 'value')) ?? [];
  if (number === undefined) return header;
  return { name: 'authorization', value: `${scheme}${other ? 'other' : 'ours'}.${number}` };
}
