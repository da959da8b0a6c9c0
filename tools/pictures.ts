import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { writeStorePictures } from './pictures/store-pictures.ts';
import { copyReadmePictures, FOLDER, takePictures } from './pictures/take-pictures.ts';
import { BROWSERS, OUT, ROOT } from './project.ts';
import { runBuilt } from './run-built.ts';

/**
 * `npm run pictures`: every state of popup and panel into out/pictures/, the README's two into docs/pictures/, and the
 * stores' into out/listing/pictures/.
 */
commandLine({
  usage: `
Usage: npm run pictures

Plays the journey in both browsers, and overwrites the pictures in out/pictures/, the README's two
(docs/pictures/popup.png and docs/pictures/panel.png), and those of the stores in English and German, 1280 x 800,
in out/listing/pictures/.
`,
  options: {},
});

await runBuilt(async () => {
  console.log('Overwrites out/pictures/, docs/pictures/popup.png and docs/pictures/panel.png.');
  for (const browserName of BROWSERS) {
    for (const colorScheme of ['light', 'dark'] as const) {
      console.log(`${browserName}, ${colorScheme}`);
      await takePictures({ browserName, colorScheme, language: 'en' });
    }
    console.log(`${browserName}, German`);
    await takePictures({ browserName, colorScheme: 'light', language: 'de' });
  }
  await copyReadmePictures();
  const to = path.join(OUT, 'listing', 'pictures');
  for (const language of ['en', 'de'] as const) await writeStorePictures(language, { pictures: FOLDER, to });
  console.log(`Wrote the stores' pictures into ${path.relative(ROOT, to)}`);
  return 0;
});
