import { runCommand } from './run-command.ts';
import { build } from './stages/build.ts';

/** Runs a command that needs the built extension, which is built first. */
export async function runBuilt(main: () => Promise<number>): Promise<void> {
  const built = await build();
  if (built.failed === 0) return runCommand(main);
  console.error(built.output);
  process.exitCode = 1;
}
