import type { Browser, Target } from 'puppeteer-core';

const WITH_CONSOLE: ReadonlySet<string> = new Set([
  'page',
  'service_worker',
  'other',
  'background_page',
  'webview',
]);

/** Writes down what tabs, popup, DevTools and worker say on their consoles, uncaught errors and CSP reports included. */
export function collectConsole(browser: Browser, messages: string[]): void {
  browser.on('targetcreated', (target) => {
    // A target may be gone before we get to it.
    if (WITH_CONSOLE.has(target.type())) listen(target, messages).catch(() => {});
  });
}

async function listen(target: Target, messages: string[]): Promise<void> {
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
}

/** The properties of a logged object too: a secret in there is a secret on the console. */
function preview({ description, preview }: { description?: string; preview?: unknown }): string {
  return preview === undefined ? (description ?? '') : JSON.stringify(preview);
}
