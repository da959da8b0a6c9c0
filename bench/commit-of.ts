import { parseArgs } from 'node:util';

/** The commit of `--against COMMIT`; null if it is absent. */
export function commitOf(args: readonly string[]): string | null {
  const { values } = parseArgs({
    args: [...args],
    options: { against: { type: 'string' } },
    allowPositionals: true,
  });
  return values.against ?? null;
}
