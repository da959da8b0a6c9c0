import { waitUntil } from '../../browsers/wait-until.ts';
import { command } from '../harness/commands.ts';
import { appInput, credentials } from '../harness/credentials.ts';
import { rulesInForce } from '../harness/rules-in-force.ts';
import type { Harness } from '../harness/start-harness.ts';
import { storedTokenSets } from '../harness/stored.ts';

/** Adds token sets of one app of the sandbox, and waits until each has its access token. Returns their ids by label. */
export async function addTokenSets(
  { browser, sandbox }: Harness,
  [first, ...others]: readonly [string, ...string[]],
): Promise<{ readonly appId: string; readonly ids: Readonly<Record<string, string>> }> {
  const { label: name } = credentials(sandbox, first).app;
  const { appId } = await command(browser, 'app.add', appInput(sandbox, first, { label: name }));
  for (const label of others) {
    await command(browser, 'token-set.add', { appId, tokenSet: draft(sandbox, label) });
  }
  const sets = await waitUntil('every token set has its access token', async () => {
    const stored = await storedTokenSets(browser);
    const ready = stored.filter(({ accessToken }) => accessToken !== null);
    return ready.length === others.length + 1 ? ready : null;
  });
  await rulesInForce(browser);
  return { appId, ids: Object.fromEntries(sets.map(({ label, id }) => [label, id])) };
}

function draft(sandbox: Harness['sandbox'], label: string) {
  const { refreshToken } = credentials(sandbox, label).tokenSet;
  return { label, refreshToken, accessToken: '' };
}
