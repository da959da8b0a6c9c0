import { type Findings, newGroup } from '../findings.ts';
import { readCurl } from './curl-options.ts';

const OPTION = /^[ \t]{0,40}-{0,2}([a-zA-Z][\w-]{0,40})(?:[ \t]{0,40}[=:][ \t]{0,40}|[ \t]{1,40})(.*)$/;
const KNOWN = /^(?:u|user|H|header|d|data[\w-]*|url|oauth2-bearer|F|form|json|X|request)$/;

/** What no other kind of file names like this. */
const MARK =
  /^[ \t]{0,40}-{0,2}(?:user[ \t]*[=:][ \t]*"?[^\s"]+:|u[ \t]+\S+:|data(?:-[\w-]+)?[ \t]*[=:]|oauth2-bearer)/m;

/** Whether a text is a file for `curl -K`. */
export function isCurlConfig(text: string): boolean {
  if (!MARK.test(text) || !/^[ \t]{0,40}-{0,2}url\b/m.test(text)) return false;
  return text.split(/\r?\n/).every((line) => /^\s*(?:#|$)/.test(line) || OPTION.test(line));
}

/** Takes the options of a file for `curl -K`. Source: curl's man page, `--config` */
export function readCurlConfig(text: string, findings: Findings): void {
  const group = newGroup();
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', rest = ''] = OPTION.exec(line) ?? [];
    if (KNOWN.test(name))
      readCurl([`${name.length === 1 ? '-' : '--'}${name}`, configValue(rest)], 'curl', group);
  }
  if (group.values.length > 0) findings.groups.push(group);
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', v: '\v' };

function configValue(text: string): string {
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  if (quoted === undefined) return text.split(/\s/, 1)[0] ?? '';
  return quoted.replace(/\\(.)/g, (_all, sign: string) => ESCAPES[sign] ?? sign);
}
