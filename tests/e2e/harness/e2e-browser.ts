import type { BrowserName } from '../../browsers/browser.ts';

/** The browser of this run, set by tools/e2e.ts. */
export const E2E_BROWSER: BrowserName = process.env['E2E_BROWSER'] === 'firefox' ? 'firefox' : 'chrome';

/** Its program. */
export const E2E_EXECUTABLE: string = process.env['E2E_EXECUTABLE'] ?? '';

if (E2E_EXECUTABLE === '') throw new Error('Run these suites by: npm run test:e2e -- chrome|firefox');
