import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCOPE_WRONG } from '../../../diagnosis/fixtures/cases.ts';
import { placeholders } from '../../../diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../../diagnosis/redaction/redact-values.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { harText, RECORDED, recordedEntry } from '../fixtures/recorded-har.ts';
import { type FromSession, serveSession } from './serve-session.ts';

const OURS = 'aB3dE5fG7hI9kL1mN3oP5qR7';

/** Everything that a page gets of a file; it shows each part at once. */
async function opened(text: string) {
  const messages: FromSession[] = [];
  const calls: DiagnosedCall[] = [];
  const names = placeholders();
  const receive = await new Promise<ReturnType<typeof serveSession>>((resolve) => {
    const toSession = serveSession((message) => {
      // As between threads.
      const copy = structuredClone(message);
      messages.push(copy);
      if (copy.is === 'calls') {
        calls.push(...copy.calls);
        queueMicrotask(() => toSession({ do: 'go on' }));
      }
      if (copy.is === 'secret') {
        const redacted = redactValues(copy.entries, [{ kind: 'access token', value: OURS }], names);
        queueMicrotask(() => toSession({ do: 'redacted', id: copy.id, redacted }));
      }
      if (copy.is === 'end' || copy.is === 'problem') resolve(toSession);
    });
    toSession({ do: 'open', file: new Blob([text]), environments: [] });
  });
  const body = (key: string) =>
    new Promise((resolve) => {
      receive({ do: 'read body', id: 1, key });
      const timer = setInterval(() => {
        const answer = messages.find((message) => message.is === 'body');
        if (answer) {
          clearInterval(timer);
          resolve(answer.body);
        }
      });
    });
  const problem = messages.flatMap((message) => (message.is === 'problem' ? message.problem : []))[0];
  const head = messages.flatMap((message) => (message.is === 'head' ? message.head : []))[0];
  return { messages, calls, problem, head, body };
}

describe('a session', () => {
  test('gives calls with the verdicts of the panel, and bodies when they are asked for', async () => {
    const other = recordedEntry({ url: 'https://cdn.example/app.js' });
    const { calls, head, body } = await opened(harText([...RECORDED].reverse().concat(other)));
    expect(calls.map(({ diagnosis }) => diagnosis.verdict.kind)).toEqual(['ok', 'scope.wrong']);
    expect(calls.every(({ copy }) => copy === 'file')).toBe(true);
    expect(head).toMatchObject({ requests: 3, unread: 0, recordedBy: 'WebInspector' });
    expect(JSON.stringify(calls[1]?.entry)).not.toContain('scope.wrong');
    expect(await body(calls[1]?.key ?? '')).toEqual({ kind: 'text', text: SCOPE_WRONG });
  });

  test('comes in parts, of which the first is small', async () => {
    const many = Array.from({ length: 500 }, (_, i) => recordedEntry({ at: i }));
    const { messages, calls } = await opened(harText(many));
    const parts = messages.flatMap((message) => (message.is === 'calls' ? message.calls.length : []));
    expect(parts).toEqual([40, 75, 75, 75, 75, 75, 75, 10]);
    expect(calls.map(({ exchange }) => exchange.startedAt)).toEqual(
      calls.map(({ exchange }) => exchange.startedAt).toSorted((a, b) => a - b),
    );
  });

  test.each([
    ['broken JSON', '{"log": {"entries": ['],
    ['broken JSON', ''],
    ['no HAR', '{"openapi": "3.1.0"}'],
    ['no HAR', '7'],
  ])('says that it is %s: %s', async (problem, text) => {
    expect(await opened(text)).toMatchObject({ problem, calls: [] });
  });

  test('holds no saved secret in what is listed, wherever the file has it', async () => {
    const url = `https://app.inventorum.com/api/products/${OURS}/?note=${OURS}`;
    const body = `{"error":{"description":"${OURS} is wrong","fields":{"name":["${OURS}"]}}}`;
    const { calls } = await opened(harText([recordedEntry({ url, status: 400, body })]));
    expect(calls).toHaveLength(1);
    const { asked: _, ...shown } = calls[0]?.exchange ?? { asked: null };
    expect(JSON.stringify(shown)).not.toContain(OURS);
  });

  test('reads the file of another program by address and text', async () => {
    const entry = recordedEntry({ url: 'https://app.inventorum.com/api/products/?a=1%2B1', method: 'POST' });
    const postData = { mimeType: 'application/json', text: '{"a":1}', params: [] };
    const request = { ...entry.request, postData, headers: [] };
    const response = { ...entry.response, status: -1, content: { size: -1, mimeType: 'x-unknown' } };
    const { calls } = await opened(harText([{ ...entry, request, response }], 'Playwright'));
    expect(calls[0]?.exchange).toMatchObject({ status: 0, search: '?a=1%2B1' });
    expect(calls[0]?.diagnosis.sender.kind).toBe('none');
  });
});

/** Replaces one value of a document, chosen by its place, by another. */
function mutated(json: unknown, at: number, value: unknown): unknown {
  let count = 0;
  const walk = (each: unknown): unknown => {
    count += 1;
    if (count === at) return value;
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [name, walk(member)]));
  };
  return walk(json);
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { value };
  return value;
}

const WRONG = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    -1,
    1e308,
    '',
    'A'.repeat(200_000),
    '====',
    '/w==',
    'not base64 \u0000\ud800',
    '+275760-09-13T00:00:00Z',
    '0000-00-00',
    'https://app.inventorum.com/api/%E0%A4%A/?%=%zz',
    'javascript:alert(1)',
    '__proto__',
    Array.from({ length: 2000 }, () => ({ name: 'x', value: 'y' })),
    nested(2000),
    { name: {}, value: [] },
    [null, 7, [[]]],
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

test('200 files with wrong values are read or refused, and what is read can be shown', async () => {
  const base = JSON.parse(harText([...RECORDED, recordedEntry({ body: '/w==', at: 2000 })]));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), WRONG), { maxLength: 4 }),
      async (changes) => {
        const hostile = changes.reduce((json, [at, value]) => mutated(json, at, value), base);
        const { calls, problem } = await opened(JSON.stringify(hostile) ?? '');
        expect(problem).not.toBe('failed');
        for (const { exchange, entry } of calls) {
          expect(Number.isFinite(new Date(exchange.startedAt).getTime())).toBe(true);
          expect(JSON.stringify(entry).length).toBeLessThan(2_000_000);
        }
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);
