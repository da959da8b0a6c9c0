import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

interface CommandLine<T extends Options> {
  /** from `Usage: ` on, with every option */
  readonly usage: string;
  readonly options: T;
  /** the words it accepts beside its options; default: none */
  readonly words?: readonly string[] | 'any';
  /** default: those of this process */
  readonly args?: readonly string[];
}

type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

/**
 * The options and words of a command. With `--help` it prints the usage and ends the process with 0; an unknown option
 * or word is named with the usage, and ends it with 1, before anything is done.
 */
export function commandLine<T extends Options>(command: CommandLine<T>): Parsed<T> {
  const { usage, args = process.argv.slice(2) } = command;
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage.trim());
    process.exit(0);
  }
  try {
    return parsed(command, args);
  } catch (error) {
    // Node explains at length how to pass a word that begins with a dash.
    const [why = ''] = String(error instanceof Error ? error.message : error).split('. ');
    console.error(`${why}.\n\n${usage.trim()}`);
    process.exit(1);
  }
}

function parsed<T extends Options>(
  { options, words = [] }: CommandLine<T>,
  args: readonly string[],
): Parsed<T> {
  const found = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  const stray = words === 'any' ? undefined : found.positionals.find((word) => !words.includes(word));
  if (stray !== undefined) throw new Error(`Unknown word '${stray}'`);
  return found;
}
