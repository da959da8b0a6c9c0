/**
 * Runs a command and sets its exit code. Errors are printed as one sentence without a stack, because they are for the
 * user of the terminal.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
