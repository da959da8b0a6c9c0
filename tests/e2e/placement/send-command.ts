import type { Command, Protocol, Reply } from '../../../src/messaging/protocol.ts';
import type { Browser as RealBrowser } from '../../browsers/browser.ts';

/** Sends one command as the popup does, from a page of the extension. Throws where the background refuses it. */
export async function sendCommand<C extends Command>(
  real: RealBrowser,
  command: C,
  input: Protocol[C]['input'],
): Promise<Protocol[C]['result']> {
  const text = await real.inExtension(
    async (message) => JSON.stringify(await browser.runtime.sendMessage(JSON.parse(message))),
    JSON.stringify({ command, input }),
  );
  const reply: Reply<C> = JSON.parse(text);
  if (reply.ok) return reply.value;
  throw new Error(`${command} was refused: ${JSON.stringify(reply.problem)}`);
}
