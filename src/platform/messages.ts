import browser, { type Runtime } from 'webextension-polyfill';

/** The sender of a message: `url` is the page's own address as the browser reports it. */
export interface MessageSender {
  readonly extensionId: string | null;
  readonly url: string | null;
}

/** Sends one message to the background and waits for its answer; wakes a sleeping background. */
export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Must be called while the background starts. The result of `answer` is sent back. */
export function onMessage(answer: (message: unknown, sender: MessageSender) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, { extensionId: sender.id ?? null, url: sender.url ?? null }),
  );
}
