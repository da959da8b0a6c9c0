import type { Browser } from '../../tests/browsers/browser.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { command } from '../../tests/e2e/harness/commands.ts';

/** Each refresh takes a moment, and a browser saves one after the other. */
const LONGEST_MS = 300_000;

/** Saves token sets by our own commands, until there are `count` in one app and each has an access token. */
export async function saveTokenSets(inside: Pick<Browser, 'inExtension'>, count: number): Promise<void> {
  const known = await inside.inExtension(readApp);
  let appId = known.id;
  for (let number = known.tokenSets + 1; number <= count; number += 1) {
    const tokenSet = { label: `Token ${number}`, refreshToken: `saved-${number}`, accessToken: '' };
    if (appId === null) {
      const app = { label: 'Bench', kind: 'internal', environmentId: 'production' } as const;
      const secrets = { clientId: 'client', clientSecret: 'secret' };
      appId = (await command(inside, 'app.add', { app: { ...app, ...secrets }, tokenSet })).appId;
    } else {
      await command(inside, 'token-set.add', { appId, tokenSet });
    }
  }
  await waitUntil(
    `${count} token sets have an access token`,
    async () => (await inside.inExtension(readApp)).refreshed === count,
    LONGEST_MS,
  );
}

/** Runs in a page of the extension. */
async function readApp(): Promise<{ id: string | null; tokenSets: number; refreshed: number }> {
  const { status } = await browser.storage.local.get('status');
  const { value } = Object(status);
  // Other commits stored it as an object.
  const app: unknown = Object(typeof value === 'string' ? JSON.parse(value) : value).apps?.[0];
  const tokenSets: unknown[] = Object(app).tokenSets ?? [];
  const refreshed = tokenSets.filter((one) => typeof Object(one).tail === 'string').length;
  return { id: Object(app).id ?? null, tokenSets: tokenSets.length, refreshed };
}
