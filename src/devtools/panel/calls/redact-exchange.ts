import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import type { Redacted } from '../../../diagnosis/redaction/redact-values.ts';
import { parseUrl } from '../../../parse-url.ts';
import { bodyTexts, NO_JSON } from './body-texts.ts';
import { isPublic, publicParts } from './public-exchange.ts';

/** Removes the secrets of an exchange for display. Never fails: texts that cannot be checked are left out. */
export type RedactExchange = (exchange: Exchange) => Promise<ShownExchange>;

/** Entries without the values that the background stores; null: it does not answer. */
export type RedactValues = (entries: readonly HarEntry[]) => Promise<Redacted<readonly HarEntry[]> | null>;

/** ms; exchanges of this time share one message */
const GATHERED_FOR = 30;

/** While calls pour in, messages are so many times further apart: each costs as much as drawing the list. */
const APART = 10;

/** ms of a frame; searching one exchange for secret names takes about a half, and a frame has other work, too */
const TURN = 2;

/** Exchanges that come together when a panel opens: they would wait too long for so many frames. */
const MANY = 60;

interface Waiting {
  readonly exchange: Exchange;
  readonly settle: (shown: ShownExchange) => void;
}

interface Pace {
  /** ms */
  readonly gatheredFor?: number;
  /** between two turns */
  readonly pause?: () => Promise<void>;
}

/**
 * The only way for texts of an exchange into list, filter, verdict, mail and memory. The background is asked only if a
 * text could hold a secret, and once for all exchanges that arrive together.
 */
export function createRedactExchange(
  redactValues: RedactValues,
  { gatheredFor = GATHERED_FOR, pause = nextTask }: Pace = {},
): RedactExchange {
  let waiting: Waiting[] = [];
  /** ms since the page's start */
  let askedAt = Number.NEGATIVE_INFINITY;

  async function letThrough(): Promise<void> {
    const batch = waiting;
    waiting = [];
    askedAt = performance.now();
    const redacted = await redactValues(batch.map(({ exchange }) => entryOf(exchange)));
    const wait = batch.length > MANY ? nextTask : pause;
    let turnEnd = performance.now() + TURN;
    for (const [i, { exchange, settle }] of batch.entries()) {
      if (performance.now() > turnEnd) {
        await wait();
        turnEnd = performance.now() + TURN;
      }
      settle(shownOf(exchange, redacted?.value[i]));
    }
  }

  return (unbounded) => {
    const exchange = bounded(unbounded);
    if (isPublic(exchange)) return Promise.resolve(asShown(exchange));
    return new Promise((settle) => {
      waiting.push({ exchange, settle });
      const apart = askedAt + APART * gatheredFor - performance.now();
      if (waiting.length === 1) setTimeout(() => void letThrough(), Math.max(gatheredFor, apart));
    });
  };
}

/** @param entry what the background lets through; undefined: it did not answer */
function shownOf(exchange: Exchange, entry: HarEntry | undefined): ShownExchange {
  // After a replacement in the host the address is invalid.
  const isWhole = entry !== undefined && parseUrl(entry.request.url) !== null;
  return asShown(isWhole ? withTexts(exchange, entry) : withoutTexts(exchange));
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** For a body that is no JSON only its existence matters; for one that is too long, only its length. */
function bounded(exchange: Exchange): Exchange {
  if (exchange.body === null) return exchange;
  const { isJson, tooLong } = bodyTexts(exchange.body);
  if (tooLong) return { ...exchange, body: null, bodyTooLong: true };
  return isJson ? exchange : { ...exchange, body: exchange.body.trim() === '' ? '' : NO_JSON };
}

/** Everything of an exchange that may be shown, as an entry: the background accepts nothing else. */
function entryOf(exchange: Exchange): HarEntry {
  const { asked, sent } = exchange;
  const request = {
    url: asked.url,
    ...(sent && { postData: { mimeType: sent.type, text: sent.text } }),
    headers: textsOf(exchange).map((value) => ({ name: 'text', value })),
  };
  const entry = harEntry({ request }, { kind: 'left out', comment: '' });
  if (!entry) throw new Error('An exchange has an address.');
  return entry;
}

const FIELDS = ['method', 'location', 'apiVersion', 'processedVersion', 'netError', 'contentType'] as const;

function textsOf(exchange: Exchange): readonly string[] {
  const { credential, body } = exchange;
  const scheme = credential.kind === 'other scheme' ? credential.scheme : '';
  const fields = FIELDS.map((name) => exchange[name] ?? '');
  return [...fields, scheme, ...(body === null ? [] : bodyTexts(body).texts)];
}

/** The values are replaced already; now secret names, and their values in the rest of the exchange. */
function withTexts(exchange: Exchange, byValues: HarEntry): Exchange {
  const [entry = byValues] = redactByNames([byValues], 'keep').value;
  const texts = entry.request.headers.map(({ value }) => value);
  const field = (name: (typeof FIELDS)[number]) => texts[FIELDS.indexOf(name)] ?? '';
  const orNone = (name: (typeof FIELDS)[number]) => (exchange[name] === null ? null : field(name));
  const { credential, sent, body } = exchange;
  const scheme = texts[FIELDS.length] ?? '';
  return {
    ...exchange,
    method: field('method'),
    location: orNone('location'),
    apiVersion: orNone('apiVersion'),
    processedVersion: orNone('processedVersion'),
    netError: orNone('netError'),
    contentType: field('contentType'),
    ...partsOf(entry.request.url),
    credential: credential.kind === 'other scheme' ? { kind: 'other scheme', scheme } : credential,
    sent: sent && { type: sent.type, text: entry.request.postData?.text ?? '' },
    body: body && bodyTexts(body).withTexts(texts.slice(FIELDS.length + 1)),
  };
}

/** In an address `…` replaces hidden parts: it is short, and nothing else has to be decoded. */
function partsOf(url: string): Pick<Exchange, 'pathname' | 'search'> {
  const { pathname, search } = new URL(url);
  const short = (part: string) =>
    part.replace(/%(?:25)*5B[a-z]+(?:%(?:25)*20[a-z]+)*%(?:25)*20\d+%(?:25)*5D/gi, '…');
  return { pathname: short(pathname), search: short(search) };
}

/** Only the parts that cannot hold a secret, whatever their author wrote. */
function withoutTexts(exchange: Exchange): Exchange {
  const parts = { ...publicParts(exchange), sent: null, body: null };
  return { ...exchange, ...parts, ...(exchange.body && { unread: 'not checked' }), withheld: true };
}

declare const shown: unique symbol;

/** An exchange whose texts may all be shown, copied and learnt: none is secret. Only this module creates it. */
export type ShownExchange = Exchange & { readonly [shown]: true };

/** Marks an exchange as redacted: for this module, and for exchanges that the background noted without secrets. */
export function asShown(exchange: Exchange): ShownExchange {
  return exchange as ShownExchange;
}
