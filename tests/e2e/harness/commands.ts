import type { Protocol } from '../../../src/messaging/protocol.ts';
import type { Browser } from '../../browsers/browser.ts';
import type { Json } from '../../browsers/json.ts';

/** Sends one command as a page of the extension would, and waits for its answer. Wakes the background. */
export async function command<C extends keyof Protocol>(
  real: Browser,
  name: C,
  input: Protocol[C]['input'] & Json,
): Promise<void> {
  await real.inExtension(
    (text) => browser.runtime.sendMessage(JSON.parse(text)).then(() => null),
    text(name, input),
  );
}

/** The same without waiting: the background may be killed before it answers. */
export async function commandAndGoOn<C extends keyof Protocol>(
  real: Browser,
  name: C,
  input: Protocol[C]['input'] & Json,
): Promise<void> {
  await real.inExtension(
    (message) => {
      void browser.runtime.sendMessage(JSON.parse(message)).catch(() => undefined);
      return null;
    },
    text(name, input),
  );
}

function text(name: string, input: Json): string {
  return JSON.stringify({ command: name, input });
}
