import { provideShells } from '../shells/provide-shells.ts';
import { oneFailure, type StageResult } from './stage.ts';
import { vitest } from './vitest.ts';

interface ShellRun {
  /** generated requests */
  readonly amount: number;
  readonly seed: number;
  /** each request in every shell as it may be set up; else these take turns */
  readonly everywhere: boolean;
}

/** `npm test` takes a tenth of what is played by hand. */
const SAMPLE: ShellRun = { amount: 200, seed: 15, everywhere: false };

/** Copied requests are pasted into real shells, which are installed first where they are missing. */
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
