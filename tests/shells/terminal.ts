import { spawn } from '@lydell/node-pty';
import { PROMPT, type ShellVariant } from './shells.ts';

/** A shell in its own terminal. */
export interface Terminal {
  /**
   * Pastes like a terminal: line ends become Enter, with marks around the text if both sides support them. Then Enter.
   */
  paste(text: string): void;
  /** From now on only new output counts. */
  forget(): void;
  /** Resolves when the shell shows its next prompt. Rejects if nothing happens any more. */
  prompted(): Promise<void>;
  /** Resolves when the condition is true; checked at every output of the shell, and at `look`. */
  until(isSo: () => boolean): Promise<void>;
  look(): void;
  /** Ends the shell and waits for it. */
  close(): Promise<void>;
}

interface TerminalOptions {
  readonly folder: string;
  readonly path: string;
  readonly locale: string;
  readonly env: Readonly<Record<string, string>>;
}

/** ms without output */
const STILL_FOR = 20_000;

/** xterm, "Bracketed Paste Mode": the shell switches it on and off. */
const MODE = '\u001b[?2004';

export async function openTerminal(
  { command, args, bracketed }: ShellVariant,
  { folder, path, locale, env }: TerminalOptions,
): Promise<Terminal> {
  const shell = spawn(command, [...args], {
    ...{ cols: 200, rows: 50, cwd: folder },
    env: {
      ...{ PATH: path, HOME: folder, TERM: 'xterm-256color', LC_ALL: locale, HISTFILE: '' },
      ...{ PS1: PROMPT, PS2: '> ', ...env },
    },
  });
  let screen = '';
  /** the end of all output so far, which may contain the beginning of the next mark */
  let written = '';
  let wantsMarks = false;
  let ended = false;
  let look = () => {};
  const exit = new Promise<void>((resolve) => {
    shell.onExit(() => {
      ended = true;
      look();
      resolve();
    });
  });
  shell.onData((text) => {
    screen += text;
    written = `${written.slice(-MODE.length)}${text}`;
    const at = written.lastIndexOf(MODE);
    if (at >= 0) wantsMarks = written[at + MODE.length] === 'h';
    look();
  });

  function until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (why: string) => {
        look = () => {};
        reject(new Error(`${why}; the terminal's end: ${JSON.stringify(screen.slice(-3000))}`));
      };
      let timer: NodeJS.Timeout | undefined;
      look = () => {
        clearTimeout(timer);
        if (ended) return end('the shell has ended');
        if (isSo()) {
          look = () => {};
          return resolve();
        }
        timer = setTimeout(() => end('nothing happens any more'), STILL_FOR);
      };
      look();
    });
  }

  const terminal: Terminal = {
    paste(text) {
      const keys = text.replaceAll('\n', '\r');
      shell.write(bracketed ? `\u001b[200~${keys}\u001b[201~\r` : `${keys}\r`);
    },
    forget() {
      screen = '';
    },
    prompted: () => until(() => screen.includes(PROMPT) && (wantsMarks || !bracketed)),
    until,
    look: () => look(),
    async close() {
      if (!ended) shell.kill('SIGKILL');
      await exit;
    },
  };
  await terminal.prompted();
  return terminal;
}
