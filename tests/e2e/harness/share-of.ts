import { TEST_SEED } from '../../test-seed.ts';
import { E2E_BROWSER } from './e2e-browser.ts';

/** `npm run test:soak -- --only whole`: every row in each browser. */
export const WHOLE = process.env['E2E_WHOLE'] !== undefined;

/** The rows of a table that this browser plays. In `npm test` each browser plays every second one; the seed says which. */
export function shareOf<Row>(rows: readonly Row[]): readonly Row[] {
  // Not the bit that gives whole files to one browser (vitest.config.ts), so that each row meets each browser.
  const mine = (Math.floor(TEST_SEED / 2) + (E2E_BROWSER === 'chrome' ? 0 : 1)) % 2;
  return WHOLE ? rows : rows.filter((_row, index) => index % 2 === mine);
}
