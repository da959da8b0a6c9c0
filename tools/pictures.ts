import { copyReadmePictures, takePictures } from './pictures/take-pictures.ts';
import { BROWSERS } from './project.ts';
import { runCommand } from './run-command.ts';

/** `npm run pictures`: every state of popup and panel into out/pictures/, and the README's two into docs/pictures/. */
await runCommand(async () => {
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
