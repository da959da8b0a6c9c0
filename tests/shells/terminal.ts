import { spawn } from '@lydell/node-pty';
import { PROMPT, type ShellVariant } from './shells.ts';

/** A shell in a terminal of its own. */
export interface Terminal {
  /** As a terminal pastes: line ends become Enter, and marks stand around it where both sides want them. Then Enter. */
  paste(text: string): void;
  /** From now on only what comes now counts. */
  forget(): void;
  /** Resolves when the shell asks for the next command. Rejects where nothing happens any more. */
  prompted(): Promise<void>;
  /** Resolves when it is so; asked whenever the shell writes something, and at `look`. */
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

/** ms without a sign of life */
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
  /** of all that was ever written the end, which may hold a beginning of what comes next */
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
