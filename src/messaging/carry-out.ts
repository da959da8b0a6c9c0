import type { call } from './call.ts';
import type { Command, Problem, Protocol, Reply } from './protocol.ts';

/** Sends a command to the background; passed in, so that pages can be rendered and tested without one. */
export type Call = typeof call;

/**
 * Why a command failed, from a page's view: includes a missing answer of the background, and a command without effect.
 */
export type PageProblem =
  | Problem
  | {
      readonly code: 'no answer' | 'not copied' | 'new token needed' | 'log-in needed' | 'client refused';
      readonly field?: undefined;
    };

type CommandOutcome<C extends Command> =
  | Extract<Reply<C>, { ok: true }>
  | { readonly ok: false; readonly problem: PageProblem };

/** Sends a command. Never throws: a missing answer is an outcome like any other. */
export async function carryOut<C extends Command>(
  send: Call,
  command: C,
  input: Protocol[C]['input'],
): Promise<CommandOutcome<C>> {
  try {
    return await send(command, input);
  } catch {
    // A bug in a command is answered (serve.ts), so here nobody answered.
    return { ok: false, problem: { code: 'no answer' } };
  }
}
