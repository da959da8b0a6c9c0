// biome-ignore lint/style/noRestrictedImports: a type only; the code runs inside the browser, sent there as text
import type { Browser } from 'webextension-polyfill';

declare global {
  /** For functions that run in an extension page (inExtension), where both browsers provide it. */
  const browser: Browser;
  /** What only Chromium has, and the types of the polyfill lack. */
  const chrome: {
    readonly management: { getPermissionWarningsByManifest(manifest: string): Promise<readonly string[]> };
  };
}
