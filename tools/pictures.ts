import { commandLine } from '../cli/command-line.ts';
import { copyReadmePictures, takePictures } from './pictures/take-pictures.ts';
import { BROWSERS } from './project.ts';
import { runCommand } from './run-command.ts';

/** `npm run pictures`: every state of popup and panel into out/pictures/, and the README's two into docs/pictures/. */
commandLine({
  usage: `
Usage: npm run pictures

Plays the journey in both browsers, and overwrites the pictures in out/pictures/, and the README's two:
docs/pictures/popup.png and docs/pictures/panel.png.
`,
  options: {},
});

await runCommand(async () => {
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
  return 0;
});
