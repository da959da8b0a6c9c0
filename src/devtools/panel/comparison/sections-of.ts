import type { ComparedBodies, ComparedBody } from '../../../diagnosis/comparison/compare-bodies.ts';
import { comparePairs, inLowerCase, pairsOf } from '../../../diagnosis/comparison/compare-pairs.ts';
import { type ComparedRow, isDifference } from '../../../diagnosis/comparison/compared-row.ts';
import type { HarPair, HarTimings } from '../../../diagnosis/har/har.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import type { Language } from '../../../ui/language/language.ts';
import { elapsed } from '../../../ui/language/measures.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { cutWords, MISSING } from '../detail/body.tsx';
import type { RedactedCall } from '../detail/redacted-call.tsx';
import { PHASE_WORDS } from '../detail/timing-tab.tsx';
import { senderName } from '../list/call-words.ts';
import { NOT_TOLD } from '../verdict/not-told-words.ts';
import { verdictTitle } from '../verdict/verdict-words.ts';

/** One of two compared calls; `shown` is without secrets. */
export interface ComparedSide {
  readonly call: DiagnosedCall;
  readonly shown: RedactedCall;
}

interface Sides {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}

/** A part of a comparison. */
export interface ComparedSection {
  readonly heading: PlainKey;
  readonly rows: readonly ComparedRow[];
  /** differences, counted; those of the timing are not: no two calls take the same time */
  readonly differences: number;
  /** rows that are not shown */
  readonly more: number;
  /** what limits the comparison */
  readonly notes: readonly string[];
}

/** The bodies that were sent and received, compared. */
export interface BothBodies {
  readonly sent: ComparedBodies;
  readonly received: ComparedBodies;
}

/** All parts of a comparison, in their order; equal rows are among them. */
export function sectionsOf(
  language: Language,
  sides: Sides,
  { bodies, now }: { readonly bodies: BothBodies; readonly now: number },
): readonly ComparedSection[] {
  const { before, after } = sides;
  const facts = (side: ComparedSide) => factsOf(language, side, now);
  const timing = comparePairs(timesOf(language, before), timesOf(language, after));
  return [
    section('comparedCall', comparePairs(facts(before), facts(after))),
    section('query', comparePairs(queryOf(before), queryOf(after))),
    section('comparedSentHeaders', sentHeaders(before, after), notTold(language, sides)),
    ofBodies('comparedSentBody', bodies.sent, []),
    section(
      'comparedReceivedHeaders',
      comparePairs(...both(sides, ({ shown }) => inLowerCase(shown.entry.response.headers))),
    ),
    ofBodies('comparedReceivedBody', bodies.received, bodyNotes(language, sides)),
    { ...section('tabTiming', timing), differences: 0 },
  ];
}

function both<T>({ before, after }: Sides, of: (side: ComparedSide) => T): [before: T, after: T] {
  return [of(before), of(after)];
}

function section(
  heading: PlainKey,
  rows: readonly ComparedRow[],
  notes: readonly string[] = [],
): ComparedSection {
  return { heading, rows, differences: rows.filter(isDifference).length, more: 0, notes };
}

function ofBodies(
  heading: PlainKey,
  { rows, differences, more }: ComparedBodies,
  notes: readonly string[],
): ComparedSection {
  return { heading, rows, differences, more, notes };
}

/** What is known of a call as a whole. */
function factsOf(language: Language, { call, shown }: ComparedSide, now: number): readonly HarPair[] {
  const { say } = language;
  const { exchange, diagnosis } = call;
  const { request, response } = shown.entry;
  const { origin, pathname } = new URL(request.url);
  const { sender } = diagnosis;
  const tail = 'tail' in sender && sender.tail !== '' ? ` …${sender.tail}` : '';
  const scope = sender.kind === 'saved' || sender.kind === 'elsewhere' ? (sender.tokenSet.scope ?? []) : [];
  return [
    pair(
      say('columnStatus'),
      exchange.status === 0 ? '–' : `${response.status} ${response.statusText}`.trim(),
    ),
    pair(say('columnMethod'), request.method),
    pair(say('columnPath'), withPlaceholders(origin + pathname)),
    pair(say('columnVerdict'), sayPhrase(language, verdictTitle(language, diagnosis), now)),
    pair(say('columnTokenSet'), senderName(language, diagnosis) + tail),
    // One a name, so that one more or less is seen.
    ...[...scope].sort().map((each) => pair(`${say('comparedScope')} ${each}`, say('comparedGranted'))),
  ];
}

function pair(name: string, value: string): HarPair {
  return { name, value };
}

/** Placeholders are encoded in addresses. */
function withPlaceholders(address: string): string {
  return address.replace(/%5B[a-z]+(?:%20[a-z]+)*%20\d+%5D/gi, decodeURIComponent);
}

function queryOf({ shown }: ComparedSide): readonly HarPair[] {
  return pairsOf(new URL(shown.entry.request.url).search);
}

/** Two bearer tokens that are not the same differ, also if they end alike. */
function sentHeaders(before: ComparedSide, after: ComparedSide): readonly ComparedRow[] {
  const rows = comparePairs(headersOf(before), headersOf(after));
  const [own, other] = [before, after].map(({ call }) => call.exchange.credential);
  const differ = own?.kind === 'bearer' && other?.kind === 'bearer' && own.fingerprint !== other.fingerprint;
  return rows.map((row) => (differ && row.name === 'authorization' ? { ...row, kind: 'changed' } : row));
}

/** The token of a replay is not in its entry, but known by its last characters. */
function headersOf({ call, shown }: ComparedSide): readonly HarPair[] {
  const headers = inLowerCase(shown.entry.request.headers);
  const { credential } = call.exchange;
  if (credential.kind !== 'bearer') return headers;
  const others = headers.filter(({ name }) => name !== 'authorization');
  return [pair('authorization', `Bearer …${credential.tail}`), ...others];
}

function notTold({ say }: Language, sides: Sides): readonly string[] {
  const notes = both(sides, ({ call: { exchange } }) =>
    exchange.credential.kind === 'not told' ? say(NOT_TOLD[exchange.credential.because]) : '',
  );
  return [...new Set(notes)].filter((note) => note !== '');
}

/** Why the bodies of the answers are not compared, or only their beginnings. */
function bodyNotes(language: Language, sides: Sides): readonly string[] {
  const notes = both(sides, ({ shown: { body } }) => {
    if (body.kind === 'base64') return language.say('comparedBytes');
    if (body.kind === 'text' || body.kind === 'none') return cutWords(language, body) ?? '';
    return language.say(MISSING[body.kind]);
  });
  return [...new Set(notes)].filter((note) => note !== '');
}

/** In the order of the phases; what did not happen is left out. */
function timesOf({ say, tag }: Language, { call, shown }: ComparedSide): readonly HarPair[] {
  const { timings } = shown.entry;
  const phases = (Object.keys(PHASE_WORDS) as readonly (keyof HarTimings)[]).filter(
    (name) => timings[name] >= 0,
  );
  return [
    pair(say('timingTotal'), elapsed(tag, call.exchange.duration)),
    ...phases.map((name) => pair(say(PHASE_WORDS[name]), elapsed(tag, timings[name]))),
  ];
}

/** The bodies to compare. What is no text, or is not here, is compared only if both are bytes, as a whole. */
export function bodiesOf(sides: Sides): { readonly sent: BodyPair; readonly received: BodyPair } {
  const [before, after] = both(sides, receivedBody);
  const isKnown = before !== null && after !== null;
  return {
    sent: pairOfBodies(...both(sides, sentBody)),
    received: isKnown ? pairOfBodies(before, after) : pairOfBodies(NO_BODY, NO_BODY),
  };
}

interface BodyPair {
  readonly before: ComparedBody;
  readonly after: ComparedBody;
}

const NO_BODY: ComparedBody = { type: '', text: null };

function pairOfBodies(before: ComparedBody, after: ComparedBody): BodyPair {
  return { before, after };
}

function sentBody({ shown }: ComparedSide): ComparedBody {
  const { postData } = shown.entry.request;
  return { type: mediaType(postData?.mimeType ?? ''), text: postData?.text || null };
}

/** Null: nobody knows it. */
function receivedBody({ shown: { body, entry } }: ComparedSide): ComparedBody | null {
  const { mimeType, text } = entry.response.content;
  if (body.kind === 'none') return NO_BODY;
  return body.kind === 'text' ? { type: mediaType(mimeType), text: text ?? '' } : null;
}

function mediaType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}
