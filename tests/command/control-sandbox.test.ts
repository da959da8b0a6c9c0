import path from 'node:path';
import { expect, test } from 'vitest';
import { openSandbox } from '../../sandbox/testing/open-sandbox.ts';
import { COMMAND_PACKAGE } from '../../tools/build/build-command.ts';
import { runScript } from '../../tools/run-program.ts';

/** The options that name a running sandbox. */
function optionsFor({ control }: { readonly control: string }): readonly string[] {
  const { port, pathname } = new URL(control);
  return ['--control-port', port, '--control-key', pathname.slice(1)];
}

/** As `npm run build` wrote it. */
function inventorum(...args: readonly string[]) {
  return runScript(path.join(COMMAND_PACKAGE, 'inventorum.cjs'), args);
}

test('reset and snapshots act on the sandbox that runs', async () => {
  const { sandbox, client } = await openSandbox();
  const port = optionsFor(sandbox);
  const { accessToken } = client.tokenSet('Read only');
  expect(await inventorum('sandbox', 'snapshot', 'save', 'clean', ...port)).toMatchObject({
    code: 0,
    output: '',
  });
  await client.refresh('Read only');
  const list = await inventorum('sandbox', 'snapshot', 'list', '--json', ...port);
  expect(JSON.parse(list.stdout)).toMatchObject([{ name: 'clean' }]);
  expect(await inventorum('sandbox', 'snapshot', 'load', 'clean', ...port)).toMatchObject({
    code: 0,
    output: '',
  });
  expect(client.tokenSet('Read only').accessToken).toBe(accessToken);
  expect((await inventorum('sandbox', 'snapshot', 'load', 'other', ...port)).output).toContain(
    'no snapshot "other"',
  );
  await client.refresh('Read only');
  expect(await inventorum('sandbox', 'reset', ...port)).toMatchObject({ code: 0, output: '' });
  expect(client.tokenSet('Read only').accessToken).toBe(accessToken);
}, 120_000);

test('the clock of the sandbox that runs is moved and stopped', async () => {
  const { sandbox } = await openSandbox();
  const clock = async (...words: readonly string[]) => {
    const port = optionsFor(sandbox);
    return (await inventorum('sandbox', 'clock', ...words, ...port)).output;
  };
  expect(await clock('freeze', '2031-05-06T07:08:09Z')).toBe('2031-05-06T07:08:09.000Z  frozen\n');
  expect(await clock('advance', '3600')).toBe('2031-05-06T08:08:09.000Z  frozen\n');
  expect(await clock('release')).toMatch(/^2031-05-06T08:08:\d\d\.\d{3}Z\n$/);
  expect(JSON.parse(await clock('offset', '0', '--json'))).toMatchObject({ frozen: false, offsetMs: 0 });
  expect(sandbox.clock.state().offsetMs).toBe(0);
  expect(await clock('freeze', 'soon')).toMatch(/^Usage: /);
}, 120_000);

test('the address that --env prints is enough, and without a key nothing is done', async () => {
  const { sandbox } = await openSandbox();
  sandbox.clock.freeze(0);
  const [, port = ''] = optionsFor(sandbox);
  const refused = await inventorum('sandbox', 'clock', '--control-port', port);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.output).toMatch(/needs its key: use the whole address/);
  const env = { INVENTORUM_CONTROL_URL: sandbox.control };
  const script = path.join(COMMAND_PACKAGE, 'inventorum.cjs');
  expect(await runScript(script, ['sandbox', 'clock'], { env })).toMatchObject({
    ...{ code: 0, output: '1970-01-01T00:00:00.000Z  frozen\n' },
  });
}, 120_000);

test.each([
  ['no sandbox', ['sandbox', 'reset', '--control-port', '1'], /No sandbox answers at port 1/],
  ['no name', ['sandbox', 'snapshot', 'save'], /^Usage: .*sandbox reset/],
  ['an unknown word', ['sandbox', 'snapshot', 'keep', 'x'], /^Usage: .*sandbox reset/],
])('%s is said', async (_what, args, words) => {
  const { code, stdout, output } = await inventorum(...args);
  expect([code, stdout]).toEqual([1, '']);
  expect(output).toMatch(words);
});
