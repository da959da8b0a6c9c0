import { gzipSync } from 'node:zlib';
import type { FaultAnswer } from '../../../sandbox/faults/fault.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { SCOPE_WRONG } from '../../../src/inventorum/api-error.ts';

const READABLE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Allow-Methods': '*',
} as const;

const JSON_BODY = '{"name":"Tea","price":"1.50"}';
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const BYTES = Buffer.from([0, 255, 128, 193, 10, 13, 0, 254, 49]).toString('base64');

type Whole = Extract<FaultAnswer, { kind: 'answer' }>;

function text(type: string, body: string, more: Readonly<Record<string, string>> = {}): Whole {
  return { kind: 'answer', status: 200, headers: { 'Content-Type': type, ...READABLE, ...more }, body };
}

function json(more: Readonly<Record<string, string>> = {}): Whole {
  return text('application/json', JSON_BODY, more);
}

function bytes(type: string, base64: string, more: Readonly<Record<string, string>> = {}): Whole {
  return { ...text(type, base64, more), encoding: 'base64' };
}

function refused(more: Readonly<Record<string, string>> = {}): Whole {
  return {
    ...json(more),
    status: 403,
    body: { error: { key: SCOPE_WRONG, description: 'No.', fields: {} } },
  };
}

const SILENT: Whole = { kind: 'answer', status: 200, body: { name: 'Tea' } };

/** What the server gives; `real`: the API's own answer, by the token. */
const ANSWERS = {
  json: json({ 'Cache-Control': 'no-store' }),
  html: text('text/html', '<!doctype html><title>A page</title>'),
  script: text('text/javascript', '0;'),
  style: text('text/css', 'x-nothing { color: red }'),
  events: text('text/event-stream', 'data: Tea\n\n'),
  huge: text('application/json', JSON.stringify('x'.repeat(2_500_000))),
  picture: bytes('image/png', PIXEL, { 'Cache-Control': 'no-store' }),
  'fresh picture': bytes('image/png', PIXEL, { 'Cache-Control': 'max-age=600' }),
  bytes: bytes('application/octet-stream', BYTES),
  compressed: bytes('application/json', gzipSync(JSON_BODY).toString('base64'), {
    'Content-Encoding': 'gzip',
  }),
  empty: text('text/plain', ''),
  'no content': { ...json(), status: 204 },
  fresh: json({ 'Cache-Control': 'max-age=600' }),
  revalidated: json({ 'Cache-Control': 'no-cache', ETag: '"tea"' }),
  cookie: json({ 'Cache-Control': 'no-store', 'Set-Cookie': 'tea=pot; Path=/; Secure; SameSite=None' }),
  refused: refused(),
  'refused, no-store': refused({ 'Cache-Control': 'no-store' }),
  silent: SILENT,
  'for others': { ...SILENT, headers: { 'Access-Control-Allow-Origin': 'https://else.test' } },
  'own site only': { ...json({ 'Cross-Origin-Resource-Policy': 'same-origin' }) },
  'own page': text('text/html', '<!doctype html><title>A page</title>', {
    'X-Content-Type-Options': 'nosniff',
  }),
  closed: { kind: 'drop', when: 'before the work' },
  reset: { kind: 'reset', when: 'before the work' },
  cut: { kind: 'truncate', bytes: 20, afterMs: 300 },
  slow: { kind: 'delay', ms: 2000 },
} as const satisfies Readonly<Record<string, FaultAnswer>>;

export type AnswerName = keyof typeof ANSWERS | 'real';

/** The path of the API that gives this answer. */
export function pathOf(answer: AnswerName, cell: string): string {
  if (answer === 'real') return '/api/products/';
  // The beginning of a real answer.
  if (answer === 'cut') return '/api/categories/';
  const path = `/api/tells/${Object.keys(ANSWERS).indexOf(answer)}/`;
  return answer === 'revalidated' ? `${path}${cell}/` : path;
}

/** Makes the server give every answer. */
export function giveAnswers(sandbox: Sandbox): void {
  for (const [name, answer] of Object.entries(ANSWERS)) {
    sandbox.failNext({ path: pathOf(name as AnswerName, ''), times: 'always' }, answer);
  }
}

/** The first answer of a cell is whole, the others are 304. */
export function giveRevalidated(sandbox: Sandbox, cell: string): void {
  const path = pathOf('revalidated', cell);
  sandbox.failNext({ path }, ANSWERS.revalidated);
  const { headers } = ANSWERS.revalidated;
  sandbox.failNext({ path, times: 'always' }, { kind: 'answer', status: 304, headers: { ...headers } });
}

/** An answer that leads to another address. */
export function giveRedirect(
  sandbox: Sandbox,
  { path, status, location }: { readonly path: string; readonly status: number; readonly location: string },
): void {
  sandbox.failNext(
    { path, times: 'always' },
    { kind: 'answer', status, headers: { ...READABLE, Location: location } },
  );
}
