import { build } from './stages/build.ts';

/**
 * Runs a command that needs the built extension: builds, runs `main`, and sets its exit code. Errors are printed as one
 * sentence without a stack, because they are for the user of the terminal.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  const built = await build();
  if (built.failed > 0) {
    console.error(built.output);
    process.exitCode = 1;
    return;
  }
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
