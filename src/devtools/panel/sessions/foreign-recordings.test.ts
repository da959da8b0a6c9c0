import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCOPE_WRONG } from '../../../diagnosis/fixtures/cases.ts';
import { plainEntry, readRecording } from '../../../diagnosis/har/recording.ts';
import { nothingKept } from '../fixtures/nothing-kept.ts';
import { harText, recordedEntry } from '../fixtures/recorded-har.ts';
import { createRecordedCalls, environmentsIn } from './recorded-calls.ts';

/** Method, status, size and verdict of each call of a file. */
async function read(text: string): Promise<readonly string[]> {
  const recording = readRecording(JSON.parse(text));
  if (!recording) throw new Error('no HAR');
  const { entries, byFirefox } = recording;
  const environments = environmentsIn(entries, []);
  const { read: readCalls } = createRecordedCalls({ environments, redactValues: nothingKept, byFirefox });
  const calls = await readCalls(entries.map((entry) => plainEntry(entry, recording)));
  return calls.map(
    ({ exchange, size, diagnosis: { verdict, sender } }) =>
      `${exchange.method} ${exchange.status} ${size} ${verdict.kind}, ${'tail' in sender ? sender.tail : sender.kind}`,
  );
}

const recorded = (name: string) =>
  readFileSync(new URL(`../../../diagnosis/fixtures/${name}.har`, import.meta.url), 'utf8');

// Recorded by these programs: of a list, a refused POST, a call without a token, and one whose connection was reset.
test.each([
  // Its script har_dump leaves out what has no answer.
  ['mitmproxy', ['GET 200 36 ok, 5qR7', 'POST 403 98 scope.wrong, 5qR7', 'GET 401 75 no token, none']],
  [
    'playwright',
    [
      'GET 200 36 ok, 5qR7',
      'POST 403 98 scope.wrong, 5qR7',
      'GET 401 75 no token, none',
      'GET 0 null no answer, 5qR7',
    ],
  ],
  [
    // The bodies are in other files: why it was refused is unknown.
    'playwright-attached',
    [
      'GET 200 36 ok, 5qR7',
      'POST 403 98 forbidden, 5qR7',
      'GET 401 75 no token, none',
      'GET 0 null no answer, 5qR7',
    ],
  ],
])('a file of %s has the right verdicts', async (name, expected) => {
  expect(await read(recorded(name))).toEqual(expected);
});

// Written after the form that these programs document, because none of them runs here.
const POST = recordedEntry({ method: 'POST', status: 403, body: SCOPE_WRONG });
const BASE64 = { size: 98, mimeType: 'application/json', text: btoa(SCOPE_WRONG), encoding: 'base64' };

test.each([
  [
    'Charles Proxy',
    {
      ...POST,
      startedDateTime: '2026-11-24T11:00:00.000+01:00',
      request: { ...POST.request, headers: [...POST.request.headers, { name: ':method', value: 'POST' }] },
      response: { ...POST.response, _charlesStatus: 'COMPLETE', content: BASE64, redirectURL: null },
    },
  ],
  [
    'Proxyman',
    { ...POST, _isHTTPS: true, _webSocketMessages: null, response: { ...POST.response, content: BASE64 } },
  ],
  [
    'Insomnia REST Client',
    {
      ...POST,
      comment: 'Create a product',
      request: {
        ...POST.request,
        // The variables of a collection are filled in, the host header is not written.
        headers: [{ name: 'Authorization', value: 'Bearer somebody-elses-token-9xYz' }],
        postData: { mimeType: 'application/json', text: '{}', params: [] },
        settingEncodeUrl: true,
      },
    },
  ],
  ['WebKit Web Inspector', POST],
])('a file in the form of %s has the right verdict', async (creator, entry) => {
  expect(await read(harText([entry], creator))).toEqual(['POST 403 98 scope.wrong, 9xYz']);
});

test('a browser that does not tell the headers of a request leaves its token unknown', async () => {
  const entry = recordedEntry({ status: 401, body: '{}' });
  const untold = { ...entry, request: { ...entry.request, headers: [] } };
  expect(await read(harText([untold]))).toEqual(['GET 401 2 token not told, not told']);
  expect(await read(harText([untold], 'INVENTORUM API Companion'))).toEqual([
    'GET 401 2 token not told, not told',
  ]);
  expect(await read(harText([untold], 'Some proxy'))).toEqual(['GET 401 2 no token, none']);
});
