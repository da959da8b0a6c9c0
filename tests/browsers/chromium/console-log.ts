import type { Browser, Target } from 'puppeteer-core';

const PAGES: ReadonlySet<string> = new Set(['page', 'other', 'webview']);

/** Writes down what tabs, popup and panel say on their consoles, uncaught errors and CSP reports included. */
export function collectConsole(browser: Browser, messages: string[]): void {
  function follow(target: Target): void {
    // A target may be gone before we get to it.
    if (PAGES.has(target.type())) listen(target, messages).catch(() => {});
  }
  for (const target of browser.targets()) follow(target);
  browser.on('targetcreated', follow);
}

/**
 * Adds what the running worker has said so far: Chromium keeps it and tells it again. Never stay attached: a worker
 * with a debugger that stops and starts again waits for it for ever (seen in Chromium 156).
 */
export async function readWorkerConsole(browser: Browser, messages: string[]): Promise<void> {
  const worker = browser.targets().find((target) => target.type() === 'service_worker');
  if (worker === undefined) return;
  const end = await listen(worker, messages);
  await end();
}

/** Resolves when what was said before has been told; gives what ends the listening. */
async function listen(target: Target, messages: string[]): Promise<() => Promise<void>> {
  const session = await target.createCDPSession();
  function keep(text: string): void {
    // DevTools' own page talks to itself; our panel is a target of its own.
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

/** The properties of a logged object too: a secret in there is a secret on the console. */
function preview({ description, preview }: { description?: string; preview?: unknown }): string {
  return preview === undefined ? (description ?? '') : JSON.stringify(preview);
}
