/** Says why there is no sandbox, with the usage where an option is wrong, and ends the process with 1. */
export function reportFailure(error: unknown, usage: string): void {
  const { message, code } = error as NodeJS.ErrnoException;
  const taken = code === 'EADDRINUSE' ? ' Choose another port, or 0 for any free one.' : '';
  const isMisused = code?.startsWith('ERR_PARSE_ARGS') ?? false;
  console.error(`${message}${taken}${isMisused ? `\n\n${usage.trim()}` : ''}`);
  process.exit(1);
}
