import { commandLine } from '../cli/command-line.ts';
import { startDev } from './dev/start-dev.ts';
import { askedToEnd } from './start/asked-to-end.ts';
import { hasDisplay } from './start/has-display.ts';

/**
 * `npm run dev [-- --firefox] [--headless]`: the extension in its own window, with the sandbox and its credentials.
 * Changes are built into out/dev and reloaded. Without a display the browser is headless.
 */
const { values } = commandLine({
  usage: `
Usage: npm run dev -- [--firefox] [--headless]

A browser with the extension, the sandbox and saved sample credentials; each edit is built into out/dev and reloaded.

  --firefox    in Firefox (default: Chromium)
  --headless   no window; also without a display
`,
  options: { firefox: { type: 'boolean', default: false }, headless: { type: 'boolean', default: false } },
});
const asked = askedToEnd();

try {
  const headless = values.headless || !hasDisplay(process.env, process.platform);
  const name = values.firefox ? 'firefox' : 'chrome';
  const dev = await startDev({ browser: name, headless, tell: console.log });
  try {
    await dev.browser.openPage('https://app.inventorum.com/api/products/?page=1');
    const where = headless ? 'without a window' : 'open';
    console.log(
      `${dev.browser.version} is ${where}; app.inventorum.com is the sandbox at ${dev.sandbox.https} there.`,
    );
    console.log('Two token sets are saved. Edit a file under src/ or public/. Ctrl-C ends it.');
    await Promise.race([asked, dev.browser.whenEnded()]);
  } finally {
    await dev.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
