import type { Browser as RealBrowser } from '../../browsers/browser.ts';
import { CHROMIUM_ID } from '../../browsers/extension-identity.ts';
import { waitUntil } from '../../browsers/wait-until.ts';

/**
 * The pattern that the extension requests: in Chromium with the port, in Firefox without (see
 * src/platform/permissions.ts).
 */
export function patternOf(real: Pick<RealBrowser, 'name'>, origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  const defaultPort = protocol === 'https:' ? '443' : '80';
  return `${protocol}//${real.name === 'firefox' ? hostname : `${hostname}:${port || defaultPort}`}/*`;
}

/** Grants the host permission of an origin like a user in the prompt. */
export async function grantOrigin(real: RealBrowser, origin: string): Promise<void> {
  const pattern = patternOf(real, origin);
  const page = await real.openPage(`${real.extensionOrigin}/manifest.json`);
  await page.evaluate((asked) => {
    addEventListener('click', () => void browser.permissions.request({ origins: [asked] }), { once: true });
  }, pattern);
  await real.grantWhile(pattern, () => page.click('body'));
  await waitUntil(`${pattern} is granted`, () =>
    real.inExtension((asked) => browser.permissions.contains({ origins: [asked] }), pattern),
  );
  await page.close();
}

/** Withdraws the permission for the API's host like a user in the browser's list of extensions. */
export async function withdrawHosts(real: RealBrowser, origin: string): Promise<void> {
  if (real.name === 'firefox') {
    await real.inExtension(
      (asked) => browser.permissions.remove({ origins: [asked] }),
      patternOf(real, origin),
    );
    return;
  }
  await setSiteAccess(real, 'ON_CLICK');
}

/** In Chromium's own extensions page: "on click" withdraws every host, including the required one. */
export async function setSiteAccess(real: RealBrowser, hostAccess: string): Promise<void> {
  const page = await real.openPage('chrome://extensions/');
  await page.evaluate(
    (extensionId, access) =>
      Reflect.get(globalThis, 'chrome').developerPrivate.updateExtensionConfiguration({
        extensionId,
        hostAccess: access,
      }),
    CHROMIUM_ID,
    hostAccess,
  );
  await page.close();
}
