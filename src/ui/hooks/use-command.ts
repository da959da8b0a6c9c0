import { useState } from 'preact/hooks';
import { type Call, carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import type { Command, Protocol } from '../../messaging/protocol.ts';

/** Sends a command; resolves when it was carried out, or its problem is shown. */
export type RunCommand = <C extends Command>(command: C, input: Protocol[C]['input']) => Promise<void>;

export interface Commanding {
  readonly run: RunCommand;
  /** problem of the last command that failed */
  readonly problem: PageProblem['code'] | null;
  readonly setProblem: (problem: PageProblem['code'] | null) => void;
}

/** Sends commands and keeps the problem of the last one. */
export function useCommand(call: Call): Commanding {
  const [problem, setProblem] = useState<PageProblem['code'] | null>(null);

  async function run<C extends Command>(command: C, input: Protocol[C]['input']): Promise<void> {
    const outcome = await carryOut(call, command, input);
    setProblem(outcome.ok ? null : outcome.problem.code);
  }

  return { run, problem, setProblem };
}
