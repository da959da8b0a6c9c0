import { describe, expect, test } from 'vitest';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import { placeholders } from '../../../diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../../diagnosis/redaction/redact-values.ts';
import type { Call } from '../../../messaging/carry-out.ts';
import { createRedact } from './redact.ts';

const TOKEN = 'our-own-access-token-0123456789';

/** The background's answers, and what it was asked. */
function background() {
  const asked: (readonly HarEntry[])[] = [];
  const names = placeholders();
  const call = (async (command: string, input: { entries: readonly HarEntry[] }) => {
    if (command !== 'exchanges.redact') throw new Error(command);
    asked.push(input.entries);
    const { value, counts } = redactValues(input.entries, [{ kind: 'access token', value: TOKEN }], names);
    return { ok: true, value: { entries: value, counts } };
  }) as Call;
  return { asked, call };
}

function entryOf(text: string): HarEntry {
  const url = 'https://app.inventorum.com/api/products/';
  const headers = [{ name: 'Authorization', value: `Bearer ${TOKEN}` }];
  const entry = harEntry({ request: { url, headers } }, { kind: 'text', text });
  if (!entry) throw new Error('no entry');
  return entry;
}

const wait = async () => {};

const KEEP = { personal: 'keep', signal: new AbortController().signal } as const;

function noWorker(): Worker {
  throw new Error('no thread');
}

describe('redaction', () => {
  test('goes by exact values first, then by names', async () => {
    const { call } = background();
    const redact = createRedact({ wait, call, startWorker: noWorker });
    const result = await redact([entryOf(JSON.stringify({ echo: TOKEN, password: 'hunter2!' }))], KEEP);
    const [entry] = result?.value ?? [];
    expect(entry?.request.headers).toEqual([{ name: 'Authorization', value: 'Bearer [access token 1]' }]);
    expect(entry?.response.content.text).toBe('{"echo":"[access token 1]","password":"[password 1]"}');
    expect(result?.counts).toEqual({ 'access token': 2, password: 1 });
  });

  test.each([
    ['does not answer', () => Promise.reject(new Error('asleep'))],
    ['refuses', async () => ({ ok: false, problem: { code: 'refused' } })],
    ['answers with something else', async () => ({ ok: true, value: { entries: [], counts: {} } })],
  ])('gives nothing where the background %s', async (_, answer) => {
    const redact = createRedact({ wait, call: answer as Call, startWorker: noWorker });
    expect(await redact([entryOf('{}')], KEEP)).toBeNull();
  });

  test('asks again where a background that was about to sleep did not answer', async () => {
    const { call } = background();
    let failures = 2;
    const waking: Call = (...asked) => {
      failures -= 1;
      return failures < 0 ? call(...asked) : Promise.reject(new Error('no receiving end'));
    };
    const redact = createRedact({ wait, call: waking, startWorker: noWorker });
    expect((await redact([entryOf('{}')], KEEP))?.counts).toEqual({ 'access token': 1 });
  });

  test('gives nothing where a long text found no thread', async () => {
    const redact = createRedact({ wait, call: background().call, startWorker: noWorker });
    expect(await redact([entryOf('word '.repeat(30_000))], KEEP)).toBeNull();
  });

  test('hands entries over in messages of a bounded length, and a long body whole', async () => {
    const { call, asked } = background();
    const text = `${'x'.repeat(400_000)}${TOKEN}${'x'.repeat(400_000)}`;
    const redact = createRedact({ wait, call, startWorker: () => inlineWorker() });
    const others = Array.from({ length: 30 }, () => entryOf('y '.repeat(10_000)));
    const result = await redact([...others, entryOf(text), entryOf('{"a":1}')], KEEP);
    expect(asked.map((entries) => entries.length)).toEqual([10, 10, 10, 1, 1]);
    expect(result?.value[30]?.response.content.text).toBe(text.replace(TOKEN, '[access token 1]'));
    expect(result?.counts).toEqual({ 'access token': 33 });
  });

  test('says only of a body that it is too long', async () => {
    const { call, asked } = background();
    const redact = createRedact({ wait, call, startWorker: noWorker });
    const result = await redact([entryOf(TOKEN.repeat(400_000))], KEEP);
    expect(result?.value[0]?.response.content.text).toBe('[too long]');
    expect(JSON.stringify(asked).length).toBeLessThan(3000);
  });

  test('ends its thread when nobody waits any more, and begins none', async () => {
    const looking = new AbortController();
    const ended: string[] = [];
    const startWorker = () => inlineWorker({ answers: false, onEnd: () => ended.push('ended') });
    const redact = createRedact({ wait, call: background().call, startWorker });
    const waiting = redact([entryOf('word '.repeat(30_000))], { personal: 'keep', signal: looking.signal });
    setTimeout(() => looking.abort(), 20);
    expect(await waiting).toBeNull();
    expect(ended).toEqual(['ended']);
    expect(
      await redact([entryOf('word '.repeat(30_000))], { personal: 'keep', signal: looking.signal }),
    ).toBeNull();
    expect(ended).toEqual(['ended']);
  });
});

/** Returns the job unchanged: the real thread has tests of its own. */
function inlineWorker({ answers = true, onEnd = () => {} } = {}): Worker {
  const worker: Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'> = {
    onmessage: null,
    onerror: null,
    terminate: onEnd,
    postMessage(job: { entries: readonly HarEntry[] }) {
      if (!answers) return;
      const data = { value: job.entries, counts: {} };
      worker.onmessage?.call(worker as Worker, new MessageEvent('message', { data }));
    },
  };
  return worker as Worker;
}
