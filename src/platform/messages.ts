import browser, { type Runtime } from 'webextension-polyfill';

/** Who sent a message: `url` is the page's own address as the browser reports it. */
export interface MessageSender {
  readonly extensionId: string | null;
  readonly url: string | null;
}

/** Sends one message to the background and waits for its answer; wakes the background when it sleeps. */
export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Must be called while the background starts. What `answer` resolves to goes back to the sender. */
export function onMessage(answer: (message: unknown, sender: MessageSender) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, { extensionId: sender.id ?? null, url: sender.url ?? null }),
  );
}
