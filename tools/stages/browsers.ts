import { provideBrowser } from '../browsers/provide-browser.ts';
import { BROWSERS } from '../project.ts';
import { addResults, oneFailure, onePass, type StageResult } from './stage.ts';

/** Both browsers are there or are installed now: one pass or failure each. */
export async function browsers(): Promise<StageResult> {
  const results: StageResult[] = [];
  // One after the other: apt lets in one at a time.
  for (const name of BROWSERS) {
    results.push(await provideBrowser(name).then(onePass, (error: Error) => oneFailure(error.message)));
  }
  return addResults(results);
}
