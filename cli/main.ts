import { version } from '../package.json' with { type: 'json' };
import { type CliCommand, CommandFailure } from './command.ts';
import { commandLine } from './command-line.ts';
import { completionCommand } from './completion.ts';
import { EXPLAIN } from './explain/explain.ts';
import { SANDBOX } from './sandbox.ts';
import { SCOPES } from './scopes.ts';

const BESIDE_COMPLETION: readonly CliCommand[] = [SCOPES, EXPLAIN, SANDBOX];
const COMMANDS: readonly CliCommand[] = [...BESIDE_COMPLETION, completionCommand(BESIDE_COMPLETION)];

/** What a user types: in the repository the source is started by npm. */
const PROGRAM = process.argv[1]?.endsWith('.ts') ? 'npm run cli --' : 'inventorum';

const USAGE = `
Usage: ${PROGRAM} COMMAND [options]

What the INVENTORUM API Companion knows, without a browser. Unofficial: not affiliated with INVENTORUM or Shore.

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join('\n')}

  --help      also explains each command: ${PROGRAM} scopes --help
  --version   prints the version

Exit codes: 0 done; 1 not done, and standard error says why; 2 the answer is no.
`;

/** `inventorum COMMAND [options]`. */
async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const command = COMMANDS.find((each) => each.name === name);
  if (command) {
    await command.run(args, PROGRAM);
    return;
  }
  const { values } = commandLine({
    usage: USAGE,
    options: { version: { type: 'boolean' } },
    args: [name, ...args].filter((word) => word !== ''),
  });
  if (values.version) {
    console.log(version);
    return;
  }
  console.error(USAGE.trim());
  process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // A message of ours is about names and addresses; any other might quote what was read.
  if (!(error instanceof CommandFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});

// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
