import path from 'node:path';
import { ROOT } from '../../tools/project.ts';
import { runScript } from '../../tools/run-program.ts';

/** Foreign programs that read our files: packages with their own lock file, never among our dependencies. */
export const CONSUMERS = path.join(ROOT, 'tests', 'consumers');

/** Runs a script of ours or of their packages; returns its output. Throws if it fails. */
export async function runConsumer(script: string, args: readonly string[], input?: string): Promise<string> {
  const options = { folder: CONSUMERS, ...(input === undefined ? {} : { input }) };
  const result = await runScript(path.join(CONSUMERS, script), args, options);
  if (result.code !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${result.output}`);
  return result.stdout;
}
