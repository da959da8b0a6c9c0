import path from 'node:path';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Browser, BrowserName } from '../../tests/browsers/browser.ts';
import { launchBrowser } from '../../tests/browsers/launch-browser.ts';
import { command } from '../../tests/e2e/harness/commands.ts';
import { credentials } from '../../tests/e2e/harness/credentials.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';
import { ROOT } from '../project.ts';
import type { Change } from './change-between.ts';
import { serveReloads } from './serve-reloads.ts';
import { watchBuild } from './watch-build.ts';

const API = 'https://app.inventorum.com';

interface DevOptions {
  readonly browser: BrowserName;
  readonly headless: boolean;
  /** the project's folder; default: this one */
  readonly root?: string;
  readonly tell: (line: string) => void;
}

export interface Dev {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** The extension in a browser with the sandbox and its credentials, rebuilt and reloaded after every change. */
export async function startDev({ browser: name, headless, root = ROOT, tell }: DevOptions): Promise<Dev> {
  const folder = path.join(root, 'out', 'dev', name);
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const executable = await provideBrowser(name);
    const sandbox = await startSandbox();
    closing.push(() => sandbox.close());
    const reloads = await serveReloads();
    closing.push(() => reloads.close());
    let browser: Browser | null = null;
    const onChange = async ({ reload }: Change): Promise<void> => {
      tell(reload === 'extension' ? 'The extension is loaded again.' : `Loaded again: ${reload.join(', ')}`);
      if (reload === 'extension') await browser?.reloadExtension();
      else reloads.tell(reload);
    };
    const watch = await watchBuild({
      browser: name,
      root,
      folder,
      reloads: reloads.url,
      onChange,
      onError: tell,
    });
    closing.push(() => watch.close());
    const hosts = ['app.inventorum.com'];
    browser = await launchBrowser(name, {
      ...{ executable, extension: folder, server: sandbox, hosts, headless },
      temporary: true,
    });
    closing.push(() => browser?.close());
    await logIn(browser, sandbox);
    return { browser, sandbox, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Adds two token sets of the sandbox with different rights, sent by the API's own pages. */
async function logIn(browser: Browser, sandbox: Sandbox): Promise<void> {
  const { app, tokenSet } = credentials(sandbox, 'Warehouse sync');
  const draft = (set: typeof tokenSet) => ({
    label: set.label,
    refreshToken: set.refreshToken,
    accessToken: '',
  });
  const { label, kind, clientId, clientSecret } = app;
  const { appId } = await command(browser, 'app.add', {
    app: { label, kind, environmentId: 'production', clientId, clientSecret },
    tokenSet: draft(tokenSet),
  });
  const admin = credentials(sandbox, 'Catalogue admin').tokenSet;
  await command(browser, 'token-set.add', { appId, tokenSet: draft(admin) });
  await command(browser, 'origin.allow', { origin: API, reach: { in: 'every tab' } });
}
