import { expect, test } from 'vitest';
import { callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { takeFile } from './take-file.ts';

const ENV = 'SHORE_CLIENT_ID=ci-4711\nSHORE_CLIENT_SECRET=cs-4711-secret\n';

/** Where a file went. */
async function taken(name: string, text: string, background = callRecorder()) {
  const opened: string[] = [];
  await takeFile(new File([text], name), {
    call: background.call,
    open: (session) => opened.push(session.name),
  });
  return { opened, sent: background.sent };
}

test.each([
  ['.env', ENV],
  ['token.json', '{"client_id":"ci-4711","refresh_token":"rt-4711-token"}'],
  ['what.txt', '{"email":"owner@shop.test","password":"correct horse"}'],
])('credentials of %s go to the form', async (name, text) => {
  expect(await taken(name, text)).toEqual({
    opened: [],
    sent: [{ command: 'selection.keep', input: { text } }],
  });
});

test.each([
  ['a.har', ENV],
  ['recording.json', '\ufeff{ "log": { "entries": [], "note": "client_id=ci-4711" } }'],
  ['notes.txt', 'no JSON'],
  ['empty.json', ''],
  ['long.env', `${ENV}${' '.repeat(2_000_000)}`],
])('%s is opened as a session, and nothing of it is sent', async (name, text) => {
  expect(await taken(name, text)).toEqual({ opened: [name], sent: [] });
});

test('where nobody takes the credentials, the panel says that it is no recording', async () => {
  const refused = callRecorder({ 'selection.keep': { ok: false, problem: { code: 'unexpected' } } });
  expect((await taken('.env', ENV, refused)).opened).toEqual(['.env']);
});
