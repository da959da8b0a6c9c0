import type { Browser as RealBrowser } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { patternOf } from '../placement/host-permission.ts';

/** Grants exactly these origins besides the manifest's; returns the patterns that are held then. */
export async function holdExactly(real: RealBrowser, origins: readonly string[]): Promise<readonly string[]> {
  const wanted = [...new Set(origins.map((origin) => patternOf(real, origin)))];
  await real.inExtension(async (kept) => {
    const { origins: held = [] } = await browser.permissions.getAll();
    for (const pattern of held.filter((each) => !kept.includes(each))) {
      // The manifest's permissions stay.
      await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
    }
  }, wanted);
  const missing = await real.inExtension(async (patterns) => {
    const held = await Promise.all(
      patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })),
    );
    return patterns.filter((_, index) => !held[index]);
  }, wanted);
  if (missing.length > 0) await ask(real, missing);
  return await real.inExtension(async () => (await browser.permissions.getAll()).origins ?? []);
}

async function ask(real: RealBrowser, patterns: readonly string[]): Promise<void> {
  const page = await real.openPage(`${real.extensionOrigin}/manifest.json`);
  await page.evaluate((asked) => {
    addEventListener('click', () => void browser.permissions.request({ origins: [...asked] }), {
      once: true,
    });
  }, patterns);
  await real.grantWhile(patterns, () => page.click('body'));
  await waitUntil('what was asked for is granted', () =>
    real.inExtension((asked) => browser.permissions.contains({ origins: [...asked] }), patterns),
  );
  await page.close();
}
