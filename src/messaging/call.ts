import { sendToBackground } from '../platform/messages.ts';
import type { Command, Protocol, Reply } from './protocol.ts';

/**
 * Sends one command to the background. Its effects come back through storage, to every page.
 * @param form whose draft completes the input, and ends with the command
 */
export async function call<C extends Command>(
  command: C,
  input: Protocol[C]['input'],
  form?: string,
): Promise<Reply<C>> {
  const reply = await sendToBackground({ command, input, form });
  if (!isReply<C>(reply)) throw new Error(`The background gave no answer to "${command}".`);
  return reply;
}

/** Only our own background replies, and serve.ts types its replies. */
function isReply<C extends Command>(value: unknown): value is Reply<C> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
