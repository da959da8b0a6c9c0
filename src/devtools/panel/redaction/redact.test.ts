import { describe, expect, test } from 'vitest';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import { placeholders } from '../../../diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../../diagnosis/redaction/redact-values.ts';
import type { Call } from '../../../ui/live/carry-out.ts';
import { createRedact } from './redact.ts';

const TOKEN = 'our-own-access-token-0123456789';

/** The background as it answers, and what it was asked. */
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

function noWorker(): Worker {
  throw new Error('no thread');
}

describe('redaction', () => {
  test('goes by exact values first, then by names', async () => {
    const { call } = background();
    const redact = createRedact({ wait, call, startWorker: noWorker });
    const result = await redact([entryOf(JSON.stringify({ echo: TOKEN, password: 'hunter2!' }))], 'keep');
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
    expect(await redact([entryOf('{}')], 'keep')).toBeNull();
  });

  test('asks again where a background that was about to sleep did not answer', async () => {
    const { call } = background();
    let failures = 2;
    const waking: Call = (...asked) => {
      failures -= 1;
      return failures < 0 ? call(...asked) : Promise.reject(new Error('no receiving end'));
    };
    const redact = createRedact({ wait, call: waking, startWorker: noWorker });
    expect((await redact([entryOf('{}')], 'keep'))?.counts).toEqual({ 'access token': 1 });
  });

  test('gives nothing where a long text found no thread', async () => {
    const redact = createRedact({ wait, call: background().call, startWorker: noWorker });
    expect(await redact([entryOf('word '.repeat(30_000))], 'keep')).toBeNull();
  });

  test('hands long bodies over in pieces, and puts them together again', async () => {
    const { call, asked } = background();
    const rows = Array.from({ length: 20_000 }, (_, id) => ({
      id,
      name: `Tea ${id}`,
      echo: id === 9999 ? TOKEN : '',
    }));
    const text = JSON.stringify(rows);
    const startWorker = () => inlineWorker();
    const redact = createRedact({ wait, call, startWorker });
    const result = await redact([entryOf('{}'), entryOf(text), entryOf('{"a":1}')], 'keep');
    expect(asked.length).toBeGreaterThan(3);
    for (const entries of asked) expect(JSON.stringify(entries).length).toBeLessThan(300_000);
    expect(result?.value.map(({ response }) => response.content.text)).toEqual([
      '{}',
      text.replace(TOKEN, '[access token 1]'),
      '{"a":1}',
    ]);
    expect(result?.counts).toEqual({ 'access token': 4 });
  });
});

/** Gives the job back as it is: what the real thread does has tests of its own. */
function inlineWorker(): Worker {
  const worker: Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'> = {
    onmessage: null,
    onerror: null,
    terminate: () => {},
    postMessage(job: { entries: readonly HarEntry[] }) {
      const data = { value: job.entries, counts: {} };
      worker.onmessage?.call(worker as Worker, new MessageEvent('message', { data }));
    },
  };
  return worker as Worker;
}
