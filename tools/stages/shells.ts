import { provideShells } from './provide-shells.ts';
import { oneFailure, type StageResult } from './stage.ts';
import { vitest } from './vitest.ts';

interface ShellRun {
  /** generated requests */
  readonly amount: number;
  readonly seed: number;
  /** every request in every shell configuration; else the configurations take turns */
  readonly everywhere: boolean;
}

/** `npm test` runs a tenth of the manual run. */
const SAMPLE: ShellRun = { amount: 200, seed: 15, everywhere: false };

/** Pastes copied requests into real shells, which are installed first if they are missing. */
export async function shells({ amount, seed, everywhere }: ShellRun = SAMPLE): Promise<StageResult> {
  try {
    await provideShells();
  } catch (error) {
    return oneFailure(String(error));
  }
  const env = {
    SHELL_REQUESTS: String(amount),
    SHELL_SEED: String(seed),
    SHELL_TURNS: everywhere ? 'all' : 'one',
  };
  return vitest({ projects: ['shells'], name: 'shells', env });
}
