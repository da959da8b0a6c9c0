import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { launchBrowser } from '../../tests/browsers/launch-browser.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';
import { extensionFolder } from '../project.ts';
import { askedToEnd } from './asked-to-end.ts';
import { serveStartPage } from './serve-start-page.ts';

/** Only the API's own host resolves to the sandbox; the rest of the web is unchanged. */
const HOSTS = ['app.inventorum.com'] as const;

/** Opens a real window with the extension and the sandbox, until it is closed or Ctrl-C is pressed. */
export async function startWindow(name: BrowserName): Promise<void> {
  const asked = askedToEnd();
  const executable = await provideBrowser(name);
  const sandbox = await startSandbox();
  const page = await serveStartPage(sandbox);
  try {
    const browser = await launchBrowser(name, {
      executable,
      extension: extensionFolder(name),
      server: sandbox,
      hosts: HOSTS,
      headless: false,
      temporary: true,
    });
    try {
      await browser.openPage(page.url);
      console.log(`${browser.version} is open; app.inventorum.com is the sandbox at ${sandbox.https} there.`);
      console.log(`Credentials to paste: ${page.url}\nCtrl-C ends it and leaves nothing behind.`);
      await Promise.race([asked, browser.whenEnded()]);
    } finally {
      await browser.close();
    }
  } finally {
    page.close();
    await sandbox.close();
  }
}
