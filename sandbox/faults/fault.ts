import * as v from 'valibot';
import { dictionary, noList } from '../dictionary.ts';

const COUNT = v.pipe(v.number(), v.integer(), v.minValue(1));
const MS = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000));
const BYTES = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));
const STATUS = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
const HEADERS = v.pipe(
  dictionary({ key: v.string(), value: v.string() }),
  v.check(
    (headers) => Object.entries(headers).every(isHeader),
    'A name or a value that no HTTP header can have.',
  ),
);
const HEADER_VALUE = v.pipe(
  v.string(),
  v.check((value) => isHeader(['x', value]), 'No HTTP header can have this value.'),
);
/** Whether the server does its work (such as a rotation) before the fault strikes. */
const WHEN = v.picklist(['before the work', 'after the work']);

/** The requests that a fault strikes. All given conditions must match. */
export const FAULT_MATCH = noList(
  v.strictObject({
    method: v.optional(v.string()),
    /** the whole path, or its start if it ends with `*` */
    path: v.optional(v.string()),
    host: v.optional(v.string()),
    /** label of a token set */
    tokenSet: v.optional(v.string()),
    /** the first request to strike; 1 is the next one */
    nth: v.optional(COUNT, 1),
    /** number of requests in a row */
    times: v.optional(v.union([COUNT, v.literal('always')]), 1),
    /** strikes each request only with this probability, drawn from the sandbox's seed */
    probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
  }),
);

/** What the fault does to the answer. */
export const FAULT_ANSWER = v.variant('kind', [
  /** this answer in place of the work; a body that is no string is sent as JSON, one in base64 as its bytes */
  v.strictObject({
    kind: v.literal('answer'),
    status: STATUS,
    headers: v.optional(HEADERS, {}),
    body: v.optional(v.unknown(), ''),
    encoding: v.optional(v.picklist(['text', 'base64']), 'text'),
  }),
  /** the page of a proxy or a captive portal */
  v.strictObject({ kind: v.literal('html'), status: v.optional(STATUS, 200) }),
  v.strictObject({
    kind: v.literal('redirect'),
    status: v.optional(v.picklist([301, 302, 303, 307, 308]), 302),
    location: HEADER_VALUE,
  }),
  /** the real answer, later; `jitterMs` adds up to this much, drawn from the seed */
  v.strictObject({ kind: v.literal('delay'), ms: MS, jitterMs: v.optional(MS, 0) }),
  /** the real answer, once it is released */
  v.strictObject({ kind: v.literal('hold'), when: v.optional(WHEN, 'after the work') }),
  /** the connection ends without an answer: closed, or with a reset */
  v.strictObject({ kind: v.literal('drop'), when: v.optional(WHEN, 'after the work') }),
  v.strictObject({ kind: v.literal('reset'), when: v.optional(WHEN, 'after the work') }),
  /** the connection ends in the middle of the body, `afterMs` after its last byte */
  v.strictObject({ kind: v.literal('truncate'), bytes: BYTES, afterMs: v.optional(MS, 0) }),
  /** the body comes in small pieces */
  v.strictObject({
    kind: v.literal('drip'),
    bytes: v.optional(v.pipe(BYTES, v.minValue(1)), 1),
    everyMs: MS,
  }),
  /** a body of this size in place of the answer's */
  v.strictObject({ kind: v.literal('huge'), bytes: BYTES }),
  v.strictObject({ kind: v.literal('content type'), value: HEADER_VALUE }),
  /** changes fields of the JSON answer after the work: a wrong `token_type`, no `refresh_token` */
  v.strictObject({
    kind: v.literal('edit'),
    set: v.optional(dictionary({ key: v.string(), value: v.unknown() }), {}),
    remove: v.optional(v.array(v.string()), []),
  }),
]);

function isHeader([name, value]: readonly [string, string]): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}

export type FaultMatch = v.InferInput<typeof FAULT_MATCH>;
export type FaultAnswer = v.InferInput<typeof FAULT_ANSWER>;
/** The same with all defaults applied. */
export type FullMatch = v.InferOutput<typeof FAULT_MATCH>;
export type FullAnswer = v.InferOutput<typeof FAULT_ANSWER>;
