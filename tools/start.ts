import { runCommand } from './run-command.ts';
import { hasDisplay } from './start/has-display.ts';
import { playJourneys } from './start/play-journeys.ts';
import { startWindow } from './start/start-window.ts';

/**
 * `npm start [-- --firefox]`: the extension in its own browser window, with the sandbox in place of the API. Without a
 * display (or with `-- --headless`) plays the main journey in both browsers instead.
 */
const args = process.argv.slice(2);

await runCommand(async () => {
  if (args.includes('--headless') || !hasDisplay(process.env, process.platform)) return playJourneys();
  await startWindow(args.includes('--firefox') ? 'firefox' : 'chrome');
  return 0;
});
