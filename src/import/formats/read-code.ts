import {
  addGroups,
  addValue,
  type Findings,
  joined,
  newGroup,
  noFindings,
  type RawField,
  type RawGroup,
  reference,
  refuse,
} from '../findings.ts';
import { meaningOfName } from '../meaning-of-name.ts';
import { type CodeToken, codeTokens, type Dialect, stringAt, variableName } from './code-tokens.ts';
import { address, header } from './curl-options.ts';
import { readTree } from './read-tree.ts';
import { jsonTree } from './tree.ts';

/** Where a piece of source code begins: a call, a list or object that is assigned, one with quoted names. */
const START = new RegExp(
  [
    String.raw`\b(?:fetch|axios|got|requests?|httpx|session|https?|curl_init|curl_setopt(?:_array)?|HTTPBasicAuth|btoa|Buffer|new [A-Za-z$][\w$.]{0,60})(?:\.[a-zA-Z]{1,20}){0,2}\(`,
    String.raw`=[ \t]{1,4}@?[{[(](?=[\s"'\w])`,
    String.raw`[{[](?=\s{0,40}["'][\w .-]{1,60}["']\s{0,4}(?::|=>|,))`,
    String.raw`\bInvoke-(?:WebRequest|RestMethod)\b`,
  ].join('|'),
  'g',
);

/** Takes the pieces of source code from a text, and gives the rest of it. */
export function readCode(text: string, findings: Findings): string {
  const start = new RegExp(START);
  const groups: RawGroup[] = [];
  let rest = '';
  let from = 0;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const isStatement = match[0].startsWith('Invoke-');
    const dialect = isStatement || match[0].includes('@{') ? 'powershell' : 'other';
    const isEnd = isStatement ? isEndOfLine : isLastBracket;
    const end = endOfCode(text, match.index, { dialect, isEnd });
    rest += `${text.slice(from, match.index)}\n`;
    addGroups(groups, groupsIn(text.slice(match.index, end), dialect, findings));
    from = end;
    start.lastIndex = end;
  }
  findings.groups.push(...joined(groups));
  return rest + text.slice(from);
}

function groupsIn(code: string, dialect: Dialect, findings: Findings): readonly RawGroup[] {
  const inner = noFindings();
  if (/^[{[]/.test(code)) readTree(jsonTree(code), inner, null);
  for (const { code: why, field } of inner.refusals) refuse(findings, why, field);
  if (inner.groups.length > 0 || inner.refusals.length > 0) return inner.groups;
  const group = newGroup();
  readTokens(codeTokens(code, dialect), group);
  return group.values.length > 0 || group.addresses.length > 0 ? [group] : [];
}

/** What opens, closes, quotes, escapes or ends a line. */
const MARKS = /["'`({[)}\]\n]/g;
const DEPTH: Readonly<Record<string, number>> = { '(': 1, '{': 1, '[': 1, ')': -1, '}': -1, ']': -1 };

interface Ending {
  readonly dialect: Dialect;
  readonly isEnd: (mark: string, depth: number) => boolean;
}

/** The bracket that closes the first one ends a call or an object. */
function isLastBracket(mark: string, depth: number): boolean {
  return depth <= 0 && DEPTH[mark] === -1;
}

/** A statement of PowerShell ends with its line, but for brackets and backticks. */
function isEndOfLine(mark: string, depth: number): boolean {
  return depth <= 0 && mark === '\n';
}

/** The index after a piece of code, whatever its strings hold. */
function endOfCode(text: string, from: number, { dialect, isEnd }: Ending): number {
  const marks = new RegExp(MARKS);
  marks.lastIndex = from;
  let depth = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const [mark] = match;
    depth += DEPTH[mark] ?? 0;
    if (isEnd(mark, depth)) return marks.lastIndex;
    marks.lastIndex = afterMark(text, match.index, dialect);
  }
  return text.length;
}

/** A string counts as one mark, and so does what PowerShell escapes. */
function afterMark(text: string, at: number, dialect: Dialect): number {
  const mark = text[at] ?? '';
  if (mark === '`' && dialect === 'powershell') return at + (text[at + 1] === '\r' ? 3 : 2);
  return /["'`]/.test(mark) ? (stringAt(text, at, dialect)?.end ?? at + 1) : at + 1;
}

interface CodeReader {
  readonly tokens: readonly CodeToken[];
  readonly group: RawGroup;
  /** names before the brackets that are open */
  readonly open: string[];
}

function readTokens(tokens: readonly CodeToken[], group: RawGroup): void {
  const reader: CodeReader = { tokens, group, open: [] };
  for (let at = 0; at < tokens.length; ) at = readOne(reader, at);
}

function readOne(reader: CodeReader, at: number): number {
  const { tokens, group, open } = reader;
  const token = tokens[at];
  if (token?.type === 'sign') {
    if (/[({[]/.test(token.value)) open.push(nameBefore(tokens, at));
    if (/[)}\]]/.test(token.value)) open.pop();
    return isTuple(reader, at) ? takeTwo(reader, at + 1) : at + 1;
  }
  if (token && isName(tokens, at)) return takePair(reader, at);
  if (token?.type === 'text') takeText(group, token.value);
  return at + 1;
}

/** `auth=(`, `HTTPBasicAuth(`, `btoa(`: id and secret follow. */
function isTuple({ tokens, open }: CodeReader, at: number): boolean {
  const name = open.at(-1) ?? '';
  return (
    tokens[at]?.value === '(' &&
    /^(?:auth|HTTPBasicAuth|BasicAuth|btoa|Buffer\.from|base64\.b64encode|b64encode)$/.test(name)
  );
}

function takeTwo({ tokens, group, open }: CodeReader, at: number): number {
  const first = expression(tokens, at);
  const second = tokens[first.end]?.value === ',' ? expression(tokens, first.end + 1) : null;
  const isEncoder = /btoa|Buffer|b64/.test(open.at(-1) ?? '');
  if (first.value !== null && isEncoder) addValue(group, 'user', first.value);
  else if (first.value !== null && second !== null && second.value !== null) {
    addValue(group, 'clientId', first.value);
    addValue(group, 'clientSecret', second.value);
    return second.end;
  }
  return Math.max(first.end, at);
}

function nameBefore(tokens: readonly CodeToken[], at: number): string {
  const skipped = [':', '=', '=>', '@'];
  let before = at - 1;
  while (skipped.includes(tokens[before]?.value ?? '')) before -= 1;
  const token = tokens[before];
  return token && token.type !== 'sign' ? token.value : '';
}

/** Whether a value follows: `name: `, `'name' => `, `"Authorization", `. */
function isName(tokens: readonly CodeToken[], at: number): boolean {
  const [name, sign] = [tokens[at]?.value ?? '', tokens[at + 1]];
  if (sign?.type !== 'sign') return false;
  return (
    /^(?:[:=]|=>)$/.test(sign.value) ||
    (sign.value === ',' && /^(?:authorization|CURLOPT_USERPWD)$/i.test(name))
  );
}

function takePair({ tokens, group, open }: CodeReader, at: number): number {
  const name = tokens[at]?.value ?? '';
  const { value, end } = expression(tokens, at + 2);
  if (value === null) return at + 2;
  const field = fieldNamed(name, open.at(-1) === 'auth');
  if (field === 'address') address(group, value);
  else if (field !== null) addValue(group, field, value);
  // An address in a header is not where the request goes.
  else if (!/^https?:/i.test(value)) takeText(group, value);
  return end;
}

function fieldNamed(name: string, isAuth: boolean): RawField | 'address' | null {
  if (name === 'CURLOPT_USERPWD') return 'user';
  const meaning = meaningOfName(name)?.meaning;
  switch (meaning) {
    case 'username':
      return isAuth ? 'clientId' : null;
    case 'password':
      return isAuth ? 'clientSecret' : null;
    case 'token':
    case 'email':
    case undefined:
      return null;
    default:
      return meaning;
  }
}

/** A string, a variable, or several of them joined. Null: something else. */
function expression(
  tokens: readonly CodeToken[],
  from: number,
): { readonly value: string | null; readonly end: number } {
  const parts: string[] = [];
  let at = from;
  for (let part = operand(tokens, at); part !== null; part = operand(tokens, at)) {
    parts.push(part);
    const isJoined = /^[+.]$/.test(tokens[at + 1]?.value ?? '') && operand(tokens, at + 2) !== null;
    at += isJoined ? 2 : 1;
    if (!isJoined) break;
  }
  return { value: parts.length === 0 ? null : parts.join(''), end: at };
}

/** A string, a number or a variable; the result of a call is not known. */
function operand(tokens: readonly CodeToken[], at: number): string | null {
  const token = tokens[at];
  if (!token || token.type === 'sign' || tokens[at + 1]?.value === '(') return null;
  return token.type === 'text' || /^-?\d/.test(token.value)
    ? token.value
    : reference(variableName(token.value));
}

function takeText(group: RawGroup, text: string): void {
  if (/^https?:\/\//i.test(text)) address(group, text);
  else if (/(?:^|&)(?:grant_type|refresh_token|client_id|client_secret)=/.test(text))
    addValue(group, 'form', text);
  else if (/^(?:bearer|basic|token)\s+\S/i.test(text)) addValue(group, 'authorization', text);
  else header(group, text);
}
