import { commandLine } from '../cli/command-line.ts';
import { runBuilt } from './run-built.ts';
import { hasDisplay } from './start/has-display.ts';
import { playJourneys } from './start/play-journeys.ts';
import { startWindow } from './start/start-window.ts';

/**
 * `npm start [-- --firefox]`: the extension in its own browser window, with the sandbox in place of the API. Without a
 * display (or with `-- --headless`) plays the main journey in both browsers instead.
 */
const { values } = commandLine({
  usage: `
Usage: npm start -- [--firefox] [--headless]

Builds, starts the sandbox in place of the API, and opens a browser with the extension.

  --firefox    in Firefox (default: Chromium)
  --headless   no window: plays the main journey in both browsers and saves pictures to out/pictures/;
               also without a display
`,
  options: { firefox: { type: 'boolean', default: false }, headless: { type: 'boolean', default: false } },
});

await runBuilt(async () => {
  const shown = hasDisplay(process.env, process.platform);
  if (values.headless || !shown) {
    const why = shown
      ? ''
      : 'There is no display (DISPLAY and WAYLAND_DISPLAY are empty), so this is headless. ';
    console.log(`${why}Plays the main journey in both browsers, without a window.`);
    return playJourneys();
  }
  await startWindow(values.firefox ? 'firefox' : 'chrome');
  return 0;
});
