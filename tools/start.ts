import { runCommand } from './run-command.ts';
import { hasDisplay } from './start/has-display.ts';
import { playJourneys } from './start/play-journeys.ts';
import { startWindow } from './start/start-window.ts';

/**
 * `npm start [-- --firefox]`: the extension in a browser window of its own, with the sandbox in the place of the API.
 * Without a display (or `-- --headless`) the main journey is played in both browsers instead.
 */
const args = process.argv.slice(2);

await runCommand(async () => {
  if (args.includes('--headless') || !hasDisplay(process.env, process.platform)) return playJourneys();
  await startWindow(args.includes('--firefox') ? 'firefox' : 'chrome');
  return 0;
});
