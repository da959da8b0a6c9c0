import * as v from 'valibot';
import type { Browser as RealBrowser } from '../../browsers/browser.ts';

const TokenSet = v.object({
  value: v.object({
    id: v.string(),
    label: v.string(),
    refreshToken: v.string(),
    accessToken: v.nullable(v.string()),
  }),
});

/** The stored fields of a token set that tests need. SECRET. */
export type StoredTokenSet = v.InferOutput<typeof TokenSet>['value'];

/** The saved token sets, read from the browser's storage directly. */
export async function storedTokenSets(real: RealBrowser): Promise<readonly StoredTokenSet[]> {
  const items = await real.inExtension(async () => JSON.stringify(await browser.storage.local.get()));
  const entries = Object.entries(
    v.parse(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown())), items),
  );
  return entries
    .filter(([key]) => key.startsWith('tokenSet.'))
    .map(([, item]) => v.parse(TokenSet, item).value);
}
