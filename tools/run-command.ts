import { build } from './stages/build.ts';

/**
 * The frame of a command that needs the built extension: builds, runs `main`, and leaves its exit code. What goes
 * wrong is said in one sentence, without a stack: it is for the person in front of the terminal.
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
