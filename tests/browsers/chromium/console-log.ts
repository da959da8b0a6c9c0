import type { Browser, Target } from 'puppeteer-core';

const PAGES: ReadonlySet<string> = new Set(['page', 'other', 'webview']);

/** Records the console messages of tabs, popup and panel, including uncaught errors and CSP reports. */
export function collectConsole(browser: Browser, messages: string[]): void {
  function follow(target: Target): void {
    // A target may disappear before we attach to it.
    if (PAGES.has(target.type())) listen(target, messages).catch(() => {});
  }
  for (const target of browser.targets()) follow(target);
  browser.on('targetcreated', follow);
}

/**
 * Adds the messages of the running worker so far: Chromium keeps them and reports them again. Never stay attached: a
 * worker with a debugger that stops and starts again waits for it forever (seen in Chromium 156).
 */
export async function readWorkerConsole(browser: Browser, messages: string[]): Promise<void> {
  const worker = browser.targets().find((target) => target.type() === 'service_worker');
  if (worker === undefined) return;
  const end = await listen(worker, messages);
  await end();
}

/** Resolves when earlier messages have been reported; returns a function that stops listening. */
async function listen(target: Target, messages: string[]): Promise<() => Promise<void>> {
  const session = await target.createCDPSession();
  function keep(text: string): void {
    // DevTools' own page also logs messages; our panel is a separate target.
    if (!target.url().startsWith('devtools:')) messages.push(`${target.url()} ${text}`);
  }
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const words = args.map((arg) => String(arg.value ?? arg.unserializableValue ?? preview(arg)));
    keep(`${type}: ${words.join(' ')}`);
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    keep(`exception: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  });
  session.on('Log.entryAdded', ({ entry }) => keep(`${entry.level}: ${entry.text} ${entry.url ?? ''}`));
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
  return () => session.detach();
}

/** Includes the properties of a logged object: a secret in them is a secret on the console. */
function preview({ description, preview }: { description?: string; preview?: unknown }): string {
  return preview === undefined ? (description ?? '') : JSON.stringify(preview);
}
