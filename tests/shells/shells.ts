/** A configuration of a shell at its prompt. */
export interface ShellVariant {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** whether the terminal marks pasted text, if the shell asks for that (xterm, "Bracketed Paste Mode") */
  readonly bracketed: boolean;
  /** a command that would take minutes */
  readonly isSlow?: (command: string) => boolean;
}

export const PROMPT = 'READY> ';

const BASH = ['--noprofile', '--norc', '-i'];
const FISH = ['--init-command', `function fish_prompt; printf '${PROMPT}'; end`];

/** dash and ksh have no bracketed paste; ksh has an optional editor of its own. */
export const SHELL_VARIANTS: readonly ShellVariant[] = [
  { name: 'bash', command: 'bash', args: BASH, bracketed: true },
  { name: 'bash, unbracketed', command: 'bash', args: BASH, bracketed: false },
  { name: 'bash, vi keys, unbracketed', command: 'bash', args: [...BASH, '-o', 'vi'], bracketed: false },
  { name: 'zsh', command: 'zsh', args: ['-f', '-i'], bracketed: true },
  { name: 'zsh, unbracketed', command: 'zsh', args: ['-f', '-i'], bracketed: false },
  // It runs a script for each quote and backslash between the marks, which reads everything before it.
  { name: 'fish', command: 'fish', args: FISH, bracketed: true, isSlow: (text) => marksIn(text) > 150 },
  // It colours the whole line again at each key.
  { name: 'fish, unbracketed', command: 'fish', args: FISH, bracketed: false, isSlow: isLong },
  { name: 'dash', command: 'dash', args: ['-i'], bracketed: false },
  { name: 'ksh', command: 'ksh', args: ['-i'], bracketed: false },
  { name: 'ksh, emacs keys', command: 'ksh', args: ['-i', '-o', 'emacs'], bracketed: false },
];

function marksIn(text: string): number {
  return text.match(/['\\]/g)?.length ?? 0;
}

function isLong(text: string): boolean {
  return text.length > 1500;
}
