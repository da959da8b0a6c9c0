import type { BrowserName } from '../../tests/browsers/browser.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';
import { oneFailure, onePass, type StageResult } from './stage.ts';

/** Finds or installs the browser: one pass or failure. One browser at a time, because apt takes an exclusive lock. */
export function providedBrowser(name: BrowserName): Promise<StageResult> {
  return provideBrowser(name).then(onePass, (error: Error) => oneFailure(error.message));
}
