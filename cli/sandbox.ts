import { devDependencies } from '../package.json' with { type: 'json' };
import { parseFlags, SANDBOX_OPTIONS, sandboxUsage } from '../sandbox/cli/parse-flags.ts';
import { reportFailure } from '../sandbox/cli/report-failure.ts';
import { type CliCommand, CommandFailure } from './command.ts';
import { controlHint, controlSandbox } from './control-sandbox.ts';

/** `inventorum sandbox`: the only command that loads the sandbox with its database. */
export const SANDBOX: CliCommand = {
  name: 'sandbox',
  summary: 'a local imitation of the API, with credentials ready to paste',
  options: SANDBOX_OPTIONS,
  completes: ['reset', 'snapshot', 'clock'],
  run: async (args, program) => {
    if (CONTROLS.has(args[0])) {
      await controlSandbox(args, program);
      return;
    }
    const usage = `${sandboxUsage(`${program} sandbox`)}${controlHint(program)}`;
    if (args.includes('--help') || args.includes('-h')) {
      console.log(usage.trim());
      return;
    }
    try {
      const flags = parseFlags(args);
      const { runSandbox } = await loadSandbox();
      await runSandbox(flags);
    } catch (error) {
      if (error instanceof CommandFailure) throw error;
      reportFailure(error, usage);
    }
  },
};

/** Words that act on a sandbox that runs. */
const CONTROLS: ReadonlySet<unknown> = new Set(['reset', 'snapshot', 'clock']);

/** Packages with compiled parts, which no bundle can hold. */
const COMPILED = ['libsql', '@napi-rs/image'] as const;

/** How Node says that a package, or its part for this system, is missing. */
const MISSING: ReadonlySet<unknown> = new Set([
  'MODULE_NOT_FOUND',
  'ERR_MODULE_NOT_FOUND',
  'ERR_DLOPEN_FAILED',
]);

async function loadSandbox() {
  try {
    return await import('../sandbox/cli/run-sandbox.ts');
  } catch (error) {
    const { code, cause, message } = error as NodeJS.ErrnoException;
    const isMissing = MISSING.has(code) || MISSING.has((cause as NodeJS.ErrnoException | undefined)?.code);
    if (!isMissing && !message.includes('native binding')) throw error;
    const packages = COMPILED.map((name) => `${name}@${devDependencies[name]}`).join(' ');
    throw new CommandFailure(
      `The sandbox needs its database (libsql) and its picture reader (@napi-rs/image). They are not installed here, or not for
this system (${process.platform} ${process.arch}): ${message.split('\n')[0]}
Install them: npm install ${packages}
The commands scopes and explain work without them.`,
    );
  }
}
