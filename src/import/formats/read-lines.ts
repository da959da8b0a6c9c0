import {
  addGroups,
  addRaw,
  addValue,
  bracesRead,
  type Findings,
  joined,
  newGroup,
  type RawGroup,
  refuse,
} from '../findings.ts';
import { meaningOfName, type NamedMeaning } from '../meaning-of-name.ts';
import { stringAt } from './code-tokens.ts';
import { type EnvValue, envValue } from './env-value.ts';

const ASSIGNMENT =
  /^[ \t]{0,80}(?:[-*] )?(?:(export|set|setx|set -[gxU]{1,3}|const|let|var|declare -x)[ \t]{1,10})?(["'@]|\$env:|\$)?([A-Za-z_][\w.-]{0,99})["']?([ \t]{0,20})(=>|:=|[:=]|[ \t])([ \t]{0,20})(.*)$/i;

const HEADER =
  /^[ \t]{0,80}["']?(?:proxy-)?authorization["']?[ \t]{0,10}[:=,][ \t]{0,10}["']?(.*?)["',;]{0,3}$/i;
const SCHEME_ALONE =
  /(?:^[ \t]{0,80}|["'])((?:bearer|basic|token)[ \t]{1,4}[^\s"'<>]{1,9000})(?:["']|[ \t]{0,80}$)/i;
const REQUEST_LINE = /^[ \t]{0,20}(?:GET|POST|PUT|DELETE|PATCH|HEAD) (\S{1,2000})/;
const HOST = /^Host:[ \t]{0,10}([\w.:-]{1,300})$/i;
const FORM =
  /^[ \t]{0,40}&?(?:grant_type|refresh_token|client_id|client_secret)=[^\s&]{0,9000}(?:&\S{0,9000})?$/;
const COMMENT = /^[ \t]{0,80}(?:#(?!##)|\/\/|;|rem )/i;

interface LineReader {
  readonly findings: Findings;
  readonly variables: Map<string, string>;
  /** of the request that the lines are in */
  request: RawGroup;
  readonly requests: RawGroup[];
  /** by what stands before the names */
  readonly byPrefix: Map<string, RawGroup>;
  readonly isRequestFile: boolean;
  readonly names: Set<string>;
}

/** Takes assignments, header lines and raw requests from a text, and gives the rest of it. */
export function readLines(text: string, findings: Findings): string {
  const reader: LineReader = {
    findings,
    variables: new Map(),
    request: newGroup(),
    requests: [],
    byPrefix: new Map(),
    isRequestFile: /^[ \t]{0,20}(?:GET|POST|PUT|DELETE|PATCH) \S|^@[\w.-]{1,100}[ \t]{0,9}=/m.test(text),
    names: new Set(),
  };
  const rest = statements(text).filter((line) => !isTaken(line, reader));
  finish(reader);
  return rest.join('\n');
}

/** `export A=1; export B=2` is two statements. */
function statements(text: string): readonly string[] {
  return text.split(/\r?\n|;[ \t]{0,10}(?=(?:export|set|\$env:)\b)/);
}

function isTaken(line: string, reader: LineReader): boolean {
  if (/^###/.test(line)) nextRequest(reader);
  if (COMMENT.test(line)) return /[:=]/.test(line);
  return (
    takeRequestLine(line, reader) ||
    takeHeader(line, reader) ||
    takeForm(line, reader) ||
    takeAssignment(line, reader)
  );
}

function nextRequest(reader: LineReader): void {
  if (reader.request.values.length > 0) addGroups(reader.requests, [reader.request]);
  reader.request = newGroup();
}

function takeRequestLine(line: string, { request }: LineReader): boolean {
  const [, target = ''] = REQUEST_LINE.exec(line) ?? [];
  const [, host] = HOST.exec(line) ?? [];
  if (/^https?:|\{\{/.test(target)) request.addresses.push(bracesRead(target));
  if (host !== undefined) request.addresses.push(`https://${host}/`);
  return target !== '' || host !== undefined;
}

function takeHeader(line: string, { request }: LineReader): boolean {
  const value = HEADER.exec(line)?.[1] ?? SCHEME_ALONE.exec(line)?.[1];
  if (value === undefined || value === '') return false;
  addValue(request, 'authorization', bracesRead(value.trim()));
  return true;
}

function takeForm(line: string, { request, isRequestFile }: LineReader): boolean {
  const isForm = FORM.test(line) && (isRequestFile || line.includes('&'));
  if (isForm) addValue(request, 'form', bracesRead(line.trim()));
  return isForm;
}

function takeAssignment(line: string, reader: LineReader): boolean {
  const [, keyword = '', opening = '', name = '', before = '', sign = '', after = '', rest = ''] =
    ASSIGNMENT.exec(unquotedSet(line)) ?? [];
  const isBlank = sign !== '' && sign.trim() === '' && !/^set(?:x| -)/i.test(keyword);
  if (name === '' || isBlank || (sign === ':' && !/^["']/.test(rest))) return false;
  const isEnv =
    /^$|export|declare|^set$/i.test(keyword) && opening === '' && sign === '=' && before + after === '';
  const value = assignedValue(rest, {
    isEnv,
    isPowerShell: opening.startsWith('$'),
    isCmd: keyword === 'set',
    isHttp: opening === '@',
  });
  if (value === null) return false;
  reader.variables.set(name, value.text);
  if (/caldav/i.test(name)) reader.names.add('caldav');
  const named = meaningOfName(name);
  if (named) takeNamed(named, value, reader);
  return named !== undefined || sign !== ':';
}

/** `set "A=1"` of cmd.exe. */
function unquotedSet(line: string): string {
  return line.replace(/^([ \t]{0,80}set )"(.*)"[ \t\r]*$/i, '$1$2');
}

interface Form {
  readonly isEnv: boolean;
  readonly isPowerShell: boolean;
  readonly isCmd: boolean;
  readonly isHttp: boolean;
}

function assignedValue(rest: string, { isEnv, isPowerShell, isCmd, isHttp }: Form): EnvValue | null {
  const text = rest.trim();
  if (isHttp) return { text: bracesRead(text), or: null };
  if (isCmd) return { text: text.replace(/^"(.*)"$/, '$1'), or: null };
  if (isEnv) return envValue(text);
  if (!/^["'`]/.test(text)) return { text: text.replace(/[,;]$/, ''), or: null };
  const read = stringAt(text, 0, isPowerShell ? 'powershell' : 'other');
  return read && { text: read.value, or: null };
}

function takeNamed({ meaning, prefix }: NamedMeaning, value: EnvValue, reader: LineReader): void {
  const { findings, byPrefix, names, request } = reader;
  names.add(meaning);
  if (meaning === 'address') findings.addresses.push(value.text);
  if (meaning === 'scope' || meaning === 'authorization' || meaning === 'grant')
    addValue(request, meaning, value.text);
  if (
    meaning !== 'clientId' &&
    meaning !== 'clientSecret' &&
    meaning !== 'refreshToken' &&
    meaning !== 'accessToken'
  )
    return;
  const group = byPrefix.get(prefix) ?? newGroup(prefix === '' ? null : prefix);
  byPrefix.set(prefix, group);
  addRaw(group, { ...value, field: meaning });
}

function finish(reader: LineReader): void {
  const { findings, requests, request, byPrefix, variables, names } = reader;
  const groups = [...byPrefix.values()];
  // A name tells apps apart; alone it is no label.
  if (groups.length === 1) for (const group of groups) group.label = null;
  findings.groups.push(
    ...joined([...requests, request, ...groups].filter(({ values }) => values.length > 0)),
  );
  findings.variables.push({ name: null, values: variables, kept: new Set() });
  if (names.has('caldav')) refuse(findings, 'other product');
  if (names.has('email') && names.has('password')) refuse(findings, 'email and password');
}
