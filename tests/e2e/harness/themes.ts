import { E2E_BROWSER } from './e2e-browser.ts';

/** `npm run test:soak` runs every file in both; `npm test` one per browser, because the styles are the same. */
export const THEMES: readonly ('light' | 'dark')[] =
  process.env['E2E_WHOLE'] === undefined ? [E2E_BROWSER === 'chrome' ? 'light' : 'dark'] : ['light', 'dark'];
