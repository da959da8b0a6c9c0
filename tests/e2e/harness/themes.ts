import { E2E_BROWSER } from './e2e-browser.ts';
import { WHOLE } from './share-of.ts';

/** `npm run test:soak` runs every file in both; `npm test` one per browser, because the styles are the same. */
export const THEMES: readonly ('light' | 'dark')[] = WHOLE
  ? ['light', 'dark']
  : [E2E_BROWSER === 'chrome' ? 'light' : 'dark'];
