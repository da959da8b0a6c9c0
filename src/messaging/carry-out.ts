import type { call } from './call.ts';
import type { Command, Problem, Protocol, Reply } from './protocol.ts';

/** Sends a command to the background; handed in, so that pages can be drawn and tested without one. */
export type Call = typeof call;

/** Why a command was not carried out, as a page sees it: the background may also not have answered, or done it in vain. */
export type PageProblem =
  | Problem
  | {
      readonly code: 'no answer' | 'new token needed' | 'log-in needed' | 'client refused';
      readonly field?: undefined;
    };

type CommandOutcome<C extends Command> =
  | Extract<Reply<C>, { ok: true }>
  | { readonly ok: false; readonly problem: PageProblem };

/** Sends a command and never throws: no answer is an outcome like any other. */
export async function carryOut<C extends Command>(
  send: Call,
  command: C,
  input: Protocol[C]['input'],
): Promise<CommandOutcome<C>> {
  try {
    return await send(command, input);
  } catch {
    // A defect of a command is an answer (serve.ts): here nobody answered.
    return { ok: false, problem: { code: 'no answer' } };
  }
}
