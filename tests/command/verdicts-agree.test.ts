import { expect, test } from 'vitest';
import { explainText } from '../../cli/explain/explain.ts';
import { openSandbox } from '../../sandbox/testing/open-sandbox.ts';
import { verdictTitle } from '../../src/devtools/panel/verdict/verdict-words.ts';
import { ENGLISH } from '../../src/ui/fixtures/languages.ts';
import { sayPhrase } from '../../src/ui/language/phrase.ts';
import { drawCalls, seededRandom } from '../advice/draw-calls.ts';
import { listSession, makeCalls } from '../advice/record-session.ts';

const TOKEN_SETS = ['Warehouse sync', 'Read only', 'Catalogue admin', 'Shop export', 'Everything', null];

test('explain gives the verdicts of the panel for 500 recorded calls, and prints no token of theirs', async () => {
  const { sandbox } = await openSandbox();
  // Some wait for no answer, some are refused by a proxy.
  sandbox.failNext({ path: '/api/taxes/', times: 3 }, { kind: 'html', status: 502 });
  sandbox.failNext(
    { path: '/api/info/', times: 2 },
    { kind: 'answer', status: 429, headers: { 'Retry-After': '1' } },
  );
  sandbox.failNext(
    { path: '/api/orders/', times: 2 },
    { kind: 'answer', status: 401, body: { detail: 'no' } },
  );
  const steps = drawCalls(500, TOKEN_SETS, seededRandom(20_261_129));
  const made = await makeCalls(sandbox, steps);
  const panel = await listSession(sandbox, made, 'nothing saved');
  const entries = made.map(({ entry, text: body }) => {
    const { response, ...rest } = Object(entry);
    return { ...rest, response: { ...response, content: { size: Buffer.byteLength(body), text: body } } };
  });
  const creator = { name: 'WebInspector', version: '537.36' };
  const text = JSON.stringify({ log: { version: '1.2', creator, entries } });
  expect(panel).toHaveLength(500);

  const { calls, leftOut } = await explainText(text, { origins: [], call: null });

  expect(leftOut).toBe(0);
  expect(calls.map(({ verdict }) => verdict)).toEqual(panel.map(({ diagnosis }) => diagnosis.verdict));
  // Where nothing but the extension's own state is in the title, it is the panel's.
  const isAboutState = (kind: string) => kind === 'token.invalid';
  const titles = panel.map(({ diagnosis }) => sayPhrase(ENGLISH, verdictTitle(ENGLISH, diagnosis), 0));
  expect(calls.map(({ verdict, title }, i) => (isAboutState(verdict.kind) ? titles[i] : title))).toEqual(
    titles,
  );
  expect(new Set(calls.map(({ verdict }) => verdict.kind)).size).toBeGreaterThan(6);

  const printed = JSON.stringify(calls);
  const secrets = sandbox.secrets.filter(({ value }) => text.includes(value));
  expect(secrets.length).toBeGreaterThan(4);
  expect(secrets.filter(({ value }) => printed.includes(value)).map(({ name }) => name)).toEqual([]);
}, 120_000);
