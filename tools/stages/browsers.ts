import type { BrowserName } from '../../tests/browsers/browser.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';
import { oneFailure, onePass, type StageResult } from './stage.ts';

/** The browser is there or is installed now: one pass or failure. One at a time: apt lets in nobody beside itself. */
export function providedBrowser(name: BrowserName): Promise<StageResult> {
  return provideBrowser(name).then(onePass, (error: Error) => oneFailure(error.message));
}
