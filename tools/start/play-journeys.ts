import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { startHarness } from '../../tests/e2e/harness/start-harness.ts';
import { JOURNEY, startJourney } from '../../tests/e2e/journey/steps.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';
import { BROWSERS, OUT } from '../project.ts';

const PICTURES = path.join(OUT, 'pictures');

const FAILED = `
The journey failed at the step marked above. The pictures of the steps before are in ${PICTURES}.
A machine under load may be too slow: try again alone. "npm run test:e2e -- chrome journey" (or firefox) repeats it and
shows where it waited. For another browser set CHROME_PATH or FIREFOX_PATH. docs/troubleshooting.md has more.`;

/** Plays the main journey headless in both browsers and prints each step. Returns the exit code. */
export async function playJourneys(): Promise<0 | 1> {
  await mkdir(PICTURES, { recursive: true });
  let failures = 0;
  for (const name of BROWSERS) {
    try {
      await playJourney(name);
    } catch (error) {
      failures += 1;
      console.error(`  ✗ ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(failures === 0 ? `\nPictures are in ${PICTURES}` : FAILED);
  return failures === 0 ? 0 : 1;
}

async function playJourney(browserName: BrowserName): Promise<void> {
  const harness = await startHarness({ browserName, executable: await provideBrowser(browserName) });
  try {
    console.log(
      `\n${harness.browser.version}, app.inventorum.com is the sandbox at ${harness.sandbox.https}`,
    );
    const journey = await startJourney(harness, (page, picture) =>
      page.screenshot(path.join(PICTURES, `${browserName}-${picture}.png`)),
    );
    for (const { title, play } of JOURNEY) {
      const seen = await play(journey).catch((error: unknown) => {
        throw new Error(`${title}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      });
      console.log(`  ✓ ${title}\n      the sandbox saw: ${seen}`);
    }
  } finally {
    await harness.close();
  }
}
