import { createHash } from 'node:crypto';
import manifest from '../../manifest.json' with { type: 'json' };

export const PANEL_TITLE = 'INVENTORUM';
export const POPUP_PATH = '/src/popup/index.html';
export const PANEL_PATH = '/src/devtools/panel/index.html';

export const GECKO_ID = manifest.browser_specific_settings.gecko.id;

/** Firefox gives each profile its own extension host; a preference fixes it for tests. */
export const GECKO_UUID = '11111111-2222-4333-8444-555555555555';

/** Chromium's id: the first 16 bytes of the SHA-256 of the manifest's key, each hex digit 0-f written as a-p. */
export const CHROMIUM_ID = createHash('sha256')
  .update(Buffer.from(manifest.key, 'base64'))
  .digest('hex')
  .slice(0, 32)
  .replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
