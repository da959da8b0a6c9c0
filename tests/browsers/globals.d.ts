// biome-ignore lint/style/noRestrictedImports: a type only; the code runs inside the browser, sent there as text
import type { Browser } from 'webextension-polyfill';

declare global {
  /** In functions that run in an extension page (inExtension): both browsers have it of their own. */
  const browser: Browser;
}
