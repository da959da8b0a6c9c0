import type { Command, Protocol, Reply } from '../../../src/messaging/protocol.ts';
import type { Browser } from '../../browsers/browser.ts';

/** Sends one command like a page of the extension; wakes the background. Throws if it is refused. */
export async function command<C extends Command>(
  real: Pick<Browser, 'inExtension'>,
  name: C,
  input: Protocol[C]['input'],
): Promise<Protocol[C]['result']> {
  const answer = await real.inExtension(
    async (message) => JSON.stringify(await browser.runtime.sendMessage(JSON.parse(message))),
    messageOf(name, input),
  );
  const reply: Reply<C> = JSON.parse(answer);
  if (reply.ok) return reply.value;
  throw new Error(`${name} was refused: ${JSON.stringify(reply.problem)}`);
}

/** The same without waiting: the background may be killed before it answers. */
export async function commandAndGoOn<C extends Command>(
  real: Browser,
  name: C,
  input: Protocol[C]['input'],
): Promise<void> {
  await real.inExtension(
    (message) => {
      void browser.runtime.sendMessage(JSON.parse(message)).catch(() => undefined);
      return null;
    },
    messageOf(name, input),
  );
}

function messageOf<C extends Command>(command: C, input: Protocol[C]['input']): string {
  return JSON.stringify({ command, input });
}
