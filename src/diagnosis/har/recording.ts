import { parseUrl } from '../../parse-url.ts';
import { listAt, numberAt, property, textAt } from '../../read-foreign.ts';

/** The requests of a HAR of any program, as it wrote them. SECRET. */
export interface Recording {
  /** in the order in which they began */
  readonly entries: readonly unknown[];
  /** the program's name; empty: it is not told */
  readonly recordedBy: string;
  /** the filter that our own export noted; empty: none */
  readonly filter: string;
  /** by DevTools, which do not tell all headers of all requests */
  readonly byBrowser: boolean;
  /** by Firefox, whose DevTools cut long bodies */
  readonly byFirefox: boolean;
}

/** Characters. No browser sends a longer address, and each row would have to be cut. */
const LONGEST_ADDRESS = 100_000;

/** Characters */
const LONGEST_FILTER = 1000;

/** Our own export tells what the browser told. */
const BROWSERS = /^(?:webinspector|web(?:kit)? ?(?:web )?inspector|firefox|inventorum api companion)$/i;

/** Reads a parsed HAR, a list of its entries, or one of them. Null: it is none. Never throws. */
export function readRecording(json: unknown): Recording | null {
  const log = property(json, 'log');
  const recordedBy = textAt(property(log, 'creator'), 'name').slice(0, 100);
  const entries = Array.isArray(json) ? json : isEntry(json, isUrl) ? [json] : listAt(log, 'entries');
  const isAddress = createAddressCheck();
  const known = entries.filter((each) => isEntry(each, isAddress));
  if (known.length === 0 && !Array.isArray(property(log, 'entries'))) return null;
  return {
    entries: inOrder(known),
    recordedBy,
    filter: textAt(log, '_filter').slice(0, LONGEST_FILTER),
    byBrowser: BROWSERS.test(recordedBy),
    byFirefox: recordedBy.toLowerCase() === 'firefox',
  };
}

function isEntry(value: unknown, isAddress: (text: string) => boolean): boolean {
  const url = textAt(property(value, 'request'), 'url');
  return url.length <= LONGEST_ADDRESS && isAddress(url);
}

function isUrl(text: string): boolean {
  return parseUrl(text) !== null;
}

/** Of http addresses only the part up to the path can be wrong, and most of a recording have the same. */
function createAddressCheck(): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const [start] = /^https?:\/\/[^\s/?#\\@]+(?=\/)/i.exec(text) ?? [];
    if (start === undefined) return isUrl(text);
    const isOne = known.get(start) ?? isUrl(start);
    known.set(start, isOne);
    return isOne;
  };
}

function inOrder(entries: readonly unknown[]): readonly unknown[] {
  const starts = entries.map(startOf);
  // As most programs write them.
  if (starts.every((start, i) => i === 0 || start >= (starts[i - 1] ?? 0))) return entries;
  return entries
    .map((entry, i) => ({ entry, start: starts[i] ?? 0 }))
    .toSorted((one, other) => one.start - other.start)
    .map(({ entry }) => entry);
}

function startOf(entry: unknown): number {
  const at = Date.parse(textAt(entry, 'startedDateTime'));
  return Number.isFinite(at) ? at : 0;
}

/** No HTTP status; Playwright writes -1 for a call without an answer. */
const LOWEST_STATUS = 100;

/**
 * An entry as DevTools would give it, with nothing else in it: whatever a file holds beside HAR 1.2 may be huge or
 * nested without end. A program that is no browser records what it sent itself, so nothing is untold; its host may be in
 * the address only. What our own export replaced counts as a token without a value.
 */
export function plainEntry(entry: unknown, { byBrowser }: Pick<Recording, 'byBrowser'>): unknown {
  const request = property(entry, 'request');
  const response = property(entry, 'response');
  const status = numberAt(response, 'status', 0);
  const failure = property(response, '_error') ?? property(response, '_failureText');
  const host = { name: 'host', value: parseUrl(textAt(request, 'url'))?.host ?? '' };
  const headers = pairsAt(request, 'headers').map(withoutPlaceholder);
  return {
    ...scalarsOf(entry),
    timings: scalarsOf(property(entry, 'timings')),
    request: {
      ...scalarsOf(request),
      method: textAt(request, 'method', 'GET').slice(0, LONGEST_METHOD),
      url: textAt(request, 'url'),
      headers: byBrowser ? headers : [...headers, host],
      cookies: pairsAt(request, 'cookies'),
      ...postDataOf(property(request, 'postData')),
    },
    response: {
      ...scalarsOf(response),
      status: status < LOWEST_STATUS ? 0 : status,
      headers: pairsAt(response, 'headers'),
      cookies: pairsAt(response, 'cookies'),
      content: contentOf(property(response, 'content')),
      ...(failure !== undefined && { _error: typeof failure === 'string' ? failure : null }),
    },
  };
}

/** Characters; those of HTTP have at most 17. */
const LONGEST_METHOD = 100;

/** Characters. Bodies and addresses are not among these. */
const LONGEST_SCALAR = 10_000;

/** A browser's entry has about ten. */
const MOST_SCALARS = 50;

function scalarsOf(value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const isShort = (each: unknown) =>
    typeof each === 'string' ? each.length <= LONGEST_SCALAR : typeof each !== 'object';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => isShort(each))
      .slice(0, MOST_SCALARS),
  );
}

/** Servers refuse a request long before it has so many. */
const MOST_PAIRS = 500;

/** Characters of a value; the same. */
const LONGEST_VALUE = 100_000;

function pairsAt(message: unknown, name: string): readonly Pair[] {
  return listAt(message, name)
    .slice(0, MOST_PAIRS)
    .map((pair) => ({
      name: textAt(pair, 'name').slice(0, LONGEST_SCALAR),
      value: textAt(pair, 'value').slice(0, LONGEST_VALUE),
    }));
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** Never its `params`: programs write them decoded, encoded, or empty beside the text. */
function postDataOf(postData: unknown): object {
  if (typeof postData !== 'object' || postData === null) return {};
  return { postData: { mimeType: textAt(postData, 'mimeType'), text: textAt(postData, 'text') } };
}

/** The text stays out if there is none: Playwright writes long bodies into files beside the HAR (`_file`). */
function contentOf(content: unknown): object {
  const text = property(content, 'text');
  return {
    size: numberAt(content, 'size'),
    mimeType: textAt(content, 'mimeType'),
    ...(textAt(content, 'encoding') === 'base64' && { encoding: 'base64' }),
    ...(typeof text === 'string' && { text }),
  };
}

/** `[access token 1]` and `[other access token 1]`, as the panel's export writes them. */
const EXPORTED = /^(bearer )\[(other )?access token (\d{1,5})\]$/i;

/** Too short to have a tail, and equal only for equal tokens. */
function withoutPlaceholder(header: Pair): Pair {
  if (header.name.toLowerCase() !== 'authorization') return header;
  const [, scheme, other, number] = EXPORTED.exec(header.value) ?? [];
  if (number === undefined) return header;
  return { name: 'authorization', value: `${scheme}${other ? 'other' : 'ours'}.${number}` };
}
