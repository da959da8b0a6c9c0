import type { ParseArgsConfig } from 'node:util';

/** One command of the program. */
export interface CliCommand {
  readonly name: string;
  /** what it does, in one line */
  readonly summary: string;
  /** in the form of node:util */
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** what a shell completes beside the options */
  readonly completes: 'files' | 'nothing' | readonly string[];
  /** `args`: what follows its name; `program`: what a user types before it. Sets the exit code. */
  readonly run: (args: readonly string[], program: string) => Promise<void>;
}

/** The answer is no: an unknown call, or a call that did not work. 1 is for what could not be done at all. */
export const ANSWER_IS_NO = 2;

/** Ends the process with 1, and says why on standard error. */
export class CommandFailure extends Error {}
