import path from 'node:path';
import { expect, test } from 'vitest';
import { openSandbox } from '../../sandbox/testing/open-sandbox.ts';
import { COMMAND_PACKAGE } from '../../tools/command/build-command.ts';
import { runScript } from '../../tools/run-program.ts';

/** As `npm run build` wrote it. */
function inventorum(...args: readonly string[]) {
  return runScript(path.join(COMMAND_PACKAGE, 'inventorum.cjs'), args);
}

test('reset and snapshots act on the sandbox that runs', async () => {
  const { sandbox, client } = await openSandbox();
  const port = ['--control-port', new URL(sandbox.control).port];
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

test.each([
  ['no sandbox', ['sandbox', 'reset', '--control-port', '1'], /No sandbox answers at port 1/],
  ['no name', ['sandbox', 'snapshot', 'save'], /^Usage: .*sandbox reset/],
  ['an unknown word', ['sandbox', 'snapshot', 'keep', 'x'], /^Usage: .*sandbox reset/],
])('%s is said', async (_what, args, words) => {
  const { code, stdout, output } = await inventorum(...args);
  expect([code, stdout]).toEqual([1, '']);
  expect(output).toMatch(words);
});
