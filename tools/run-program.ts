import { spawn } from 'node:child_process';
import { ROOT } from './project.ts';

export interface ProgramResult {
  /** exit code; 1 if the program was killed by a signal or could not be started */
  readonly code: number;
  readonly stdout: string;
  /** both streams, in order of arrival */
  readonly output: string;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** shows the output while it arrives */
  readonly shown?: boolean;
  /** working directory; default: the project's */
  readonly folder?: string;
  /** standard input; default: none */
  readonly input?: string;
}

/**
 * Runs a program to its end, by default in the project's folder. Never rejects: a program that cannot start has code 1.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.folder ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // A program that ends without reading its input breaks the pipe.
    child.stdin.on('error', () => undefined).end(options.input);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
      if (options.shown) process.stdout.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (options.shown) process.stderr.write(text);
    });
    child.on('error', (error) => resolve({ code: 1, stdout, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}

/** Throws the output of a program that failed, after a word about what did. */
export function expectSuccess(what: string, { code, output }: ProgramResult): void {
  if (code !== 0) throw new Error(`${what}:\n${output}`);
}

/** Runs a JavaScript program with this Node. */
export function runScript(
  script: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ProgramResult> {
  return runProgram(process.execPath, [script, ...args], options);
}
