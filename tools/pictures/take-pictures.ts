import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserName, LaunchOptions } from '../../tests/browsers/browser.ts';
import { startHarness } from '../../tests/e2e/harness/start-harness.ts';
import { JOURNEY, startJourney } from '../../tests/e2e/journey/steps.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';
import { OUT, ROOT } from '../project.ts';
import { LONG_HOST, SCENES } from './scenes.ts';

export const FOLDER = path.join(OUT, 'pictures');

interface Look {
  readonly browserName: BrowserName;
  readonly colorScheme: NonNullable<LaunchOptions['colorScheme']>;
  readonly language: NonNullable<LaunchOptions['language']>;
}

/** Plays the journey and the other scenes in one theme; pictures are named `browser-theme-language-scene.png`. */
export async function takePictures({ browserName, colorScheme, language }: Look): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const launch = { colorScheme, language, pixelRatio: 2 };
  const executable = await provideBrowser(browserName);
  const harness = await startHarness({ browserName, executable, launch, hosts: [LONG_HOST] });
  try {
    const journey = await startJourney(harness, (page, scene) =>
      page.screenshot(path.join(FOLDER, `${browserName}-${colorScheme}-${language}-${scene}.png`)),
    );
    for (const { play } of JOURNEY) await play(journey);
    for (const play of SCENES) await play(journey);
  } finally {
    await harness.close();
  }
}

/** The two pictures of the README. */
export async function copyReadmePictures(): Promise<void> {
  const folder = path.join(ROOT, 'docs', 'pictures');
  await mkdir(folder, { recursive: true });
  const prefix = path.join(FOLDER, 'chrome-light-en-');
  await copyFile(`${prefix}popup-two-token-sets.png`, path.join(folder, 'popup.png'));
  await copyFile(`${prefix}panel-at-work.png`, path.join(folder, 'panel.png'));
}
