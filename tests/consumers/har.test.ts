import { describe, expect, test } from 'vitest';
import { harEntry } from '../../src/diagnosis/har/har-entry.ts';
import { harLog, harText } from '../../src/diagnosis/har/har-log.ts';
import { redactByNames } from '../../src/diagnosis/redaction/redact-by-names.ts';
import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { runConsumer } from './run-consumer.ts';

const API = 'https://app.inventorum.com/api';
const JSON_TYPE = { name: 'Content-Type', value: 'application/json' };
const FORM_TYPE = { name: 'Content-Type', value: 'application/x-www-form-urlencoded;charset=UTF-8' };

interface Call {
  readonly path: string;
  readonly method?: string;
  /** sent; as JSON, or as a form where it is no JSON */
  readonly text?: string;
  readonly status?: number;
  /** null: the browser had no body any more */
  readonly answer?: string | null;
}

/** What an export writes of these calls, as `collect-entries.ts` and the dialog put it together. */
function exported(calls: readonly Call[]): unknown {
  const entries = calls.map(({ path, method = 'GET', text, status = 200, answer = '{}' }) => {
    const type = text?.startsWith('{') ? JSON_TYPE : FORM_TYPE;
    const postData = { mimeType: type.value, text, params: [{ name: 'as', value: 'the%20browser' }] };
    const entry = harEntry(
      {
        startedDateTime: '2026-11-28T10:00:00.000Z',
        request: { method, url: API + path, ...(text !== undefined && { headers: [type], postData }) },
        response: { status, headers: [JSON_TYPE], content: { mimeType: JSON_TYPE.value } },
      },
      answer === null ? { kind: 'left out', comment: 'gone' } : { kind: 'text', text: answer },
    );
    if (!entry) throw new Error('no entry');
    return entry;
  });
  return JSON.parse(harText(harLog(redactByNames(entries, 'keep').value, '0.1.0')).join(''));
}

const CALLS: readonly Call[] = [
  { path: '/products/?search=T%C3%A4sse%2B1&page=1', answer: '{"first":true}' },
  { path: '/products/', method: 'POST', text: '{"name":"Tea"}', status: 201, answer: '{"id":7}' },
  { path: '/shops/', method: 'POST', text: 'name=T%C3%A4sse+1&x=1', status: 201, answer: '{"id":8}' },
  { path: '/refused/', status: 403, answer: '{"detail":"refused"}' },
  { path: '/gone/', answer: null },
  { path: '/users/', method: 'POST', text: '{"password":"hunter2!"}', status: 201, answer: '{"id":9}' },
];

/** The same calls, created by a program. */
const REQUESTS = CALLS.map(({ path, method = 'GET', text }) => ({
  ...{ url: API + path, method },
  ...(text !== undefined && {
    body: text,
    headers: { 'content-type': text.startsWith('{') ? JSON_TYPE.value : FORM_TYPE.value },
  }),
}));

const ANSWERS = [
  { status: 200, text: '{"first":true}' },
  { status: 201, text: '{"id":7}' },
  { status: 201, text: '{"id":8}' },
  { status: 403, text: '{"detail":"refused"}' },
  { status: 200, text: '' },
];

const FAILED = { path: '/failed/', status: 0, answer: '' };
const WITH_FAILED = [...REQUESTS, { url: API + FAILED.path, method: 'GET' }];

describe("Playwright's routeFromHAR", () => {
  async function replayed(har: unknown, requests: unknown): Promise<unknown> {
    const browser = await provideBrowser('chrome');
    return JSON.parse(
      await runConsumer('replay-by-playwright.mjs', [browser], JSON.stringify({ har, requests })),
    );
  }

  test('answers what the file has; a call whose body was redacted goes to the real server', async () => {
    expect(await replayed(exported(CALLS), WITH_FAILED)).toEqual([
      ...ANSWERS,
      ...['not in the file', 'not in the file'],
    ]);
  });

  test('takes a failed call for an empty answer, so that those are left out unless asked for', async () => {
    expect(await replayed(exported([FAILED]), WITH_FAILED.slice(-1))).toEqual([{ status: 200, text: '' }]);
  });
});

describe('@mswjs/source', () => {
  async function replayed(har: unknown, requests: unknown): Promise<unknown> {
    return JSON.parse(await runConsumer('replay-by-msw.mjs', [], JSON.stringify({ har, requests })));
  }

  test('answers what the file has, whatever was sent', async () => {
    expect(await replayed(exported(CALLS), WITH_FAILED)).toEqual([
      ...ANSWERS,
      { status: 201, text: '{"id":9}' },
      'not in the file',
    ]);
  });

  test('takes the file with failed calls, too', async () => {
    const answers = await replayed(exported([...CALLS, FAILED]), WITH_FAILED);
    expect(answers).toMatchObject([...ANSWERS, { status: 201 }, 'no answer']);
  });
});

describe('fetch-har', () => {
  async function sent(call: Call): Promise<unknown> {
    return JSON.parse(await runConsumer('send-by-fetch-har.mjs', [], JSON.stringify(exported([call]))));
  }

  test('sends a text as it was, and the fields of a form', async () => {
    const text = '{"name":"Tea","n":1.0}';
    expect(await sent({ path: '/products/', method: 'POST', text })).toEqual({
      type: JSON_TYPE.value,
      body: text,
    });
    const form = { path: '/shops/', method: 'POST', text: 'name=T%C3%A4sse+1%2B2&x=1' };
    expect(await sent(form)).toEqual({ type: 'application/x-www-form-urlencoded', body: form.text });
  });
});
