import { addGroups, type Findings, newGroup } from '../findings.ts';
import { readCurl } from './curl-options.ts';
import { cmdWords, powerShellWords, type ShellCommand, shWords } from './shell-words.ts';

/** A program at the beginning of a line, after a prompt, or in a pipeline. */
const START =
  /(^|[\n;|&(`])([ \t]{0,40}(?:[$>%] |PS [^\n>]{0,200}> ?|[A-Z]:[^\n>]{0,200}> ?)?)(curl|wget|https?|xh)(\.exe)?(?=[ \t])/g;

const LONGEST_LOOK = 20_000;

/** Takes the commands that send requests from a text, and gives the rest of it. */
export function readCommands(text: string, findings: Findings): string {
  const start = new RegExp(START);
  let rest = '';
  let from = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const [whole, before = '', prompt = '', program = '', exe = ''] = match;
    const { words, end } = commandAt(text, {
      at: match.index + whole.length,
      isWindows: exe !== '' || /:/.test(prompt),
    });
    const isSentence = program.startsWith('http') && !words.some((word) => /^https?:|^:/.test(word));
    start.lastIndex = Math.max(end, match.index + whole.length);
    if (isSentence) continue;
    rest += `${text.slice(from, match.index)}${before}\n`;
    // The rest of a pipeline reads the answer.
    from = end + (/^[|)][^\n;&]{0,2000}/.exec(text.slice(end, end + 2001))?.[0].length ?? 0);
    start.lastIndex = Math.max(from, start.lastIndex);
    const group = newGroup();
    readCurl(words, program, group);
    if (group.values.length > 0) addGroups(findings.groups, [group]);
  }
  return rest + text.slice(from);
}

function commandAt(text: string, { at, isWindows }: { at: number; isWindows: boolean }): ShellCommand {
  const line =
    text
      .slice(at, at + LONGEST_LOOK)
      .split('\n', 1)[0]
      ?.trimEnd() ?? '';
  if (/(?:^|\s)\^"|\s\^$/.test(line)) return cmdWords(text, at);
  if (/\s`$/.test(line) || (isWindows && line.includes("'"))) return powerShellWords(text, at);
  return isWindows ? cmdWords(text, at) : shWords(text, at);
}
