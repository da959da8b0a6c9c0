import path from 'node:path';
import { ROOT } from '../../tools/project.ts';
import { runScript } from '../../tools/run-program.ts';

/** Foreign programs that read what we write: packages with a lock file of their own, never among our dependencies. */
export const CONSUMERS = path.join(ROOT, 'tests', 'consumers');

/** Runs a script of ours or of their packages; gives what it prints. Throws where it fails. */
export async function runConsumer(script: string, args: readonly string[], input?: string): Promise<string> {
  const options = { folder: CONSUMERS, ...(input === undefined ? {} : { input }) };
  const result = await runScript(path.join(CONSUMERS, script), args, options);
  if (result.code !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${result.output}`);
  return result.stdout;
}
