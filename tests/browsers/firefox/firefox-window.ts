import { readFile } from 'node:fs/promises';
import type { Json } from '../json.ts';
import type { BidiClient } from './bidi-client.ts';
import { evaluateIn } from './evaluate-in.ts';

const WINDOW = 'chrome://browser/content/browser.xhtml';

/** The browser's own window. `call` runs a function of privileged/window-script.js there. */
export interface FirefoxWindow {
  call(name: string, ...args: readonly Json[]): Promise<Json>;
  /** text of the script for the documents of popup and panel */
  readonly contentScript: string;
}

export async function openFirefoxWindow(bidi: BidiClient): Promise<FirefoxWindow> {
  const { contexts } = await bidi.send<{ contexts: readonly { url: string; context: string }[] }>(
    'browsingContext.getTree',
    { 'moz:scope': 'chrome' },
  );
  const context = contexts.find(({ url }) => url === WINDOW)?.context;
  if (context === undefined) throw new Error('Firefox shows no browser window');
  const [windowScript, contentScript, processScript] = await Promise.all(
    ['window-script.js', 'content-script.js', 'process-script.js'].map(readScript),
  );
  await evaluateIn(bidi, context, windowScript ?? '');

  async function call(name: string, ...args: readonly Json[]): Promise<Json> {
    const invocation = `companionDriver.${name}(...${JSON.stringify(args)})`;
    return JSON.parse(
      await evaluateIn(bidi, context ?? '', `(async () => JSON.stringify((await ${invocation}) ?? null))()`),
    );
  }

  await call('listenToConsoles', processScript ?? '');
  return { call, contentScript: contentScript ?? '' };
}

function readScript(name: string): Promise<string> {
  return readFile(new URL(`privileged/${name}`, import.meta.url), 'utf8');
}
