import { addValue, type RawGroup } from '../findings.ts';
import { meaningOfName } from '../meaning-of-name.ts';

/** Options that take a value, by the letters of their short forms. Source: `curl --help all`, 8.14 */
const WITH_VALUE = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';

type Taker = (group: RawGroup, value: string) => void;

const TAKERS: Readonly<Record<string, Taker>> = {
  u: user,
  user,
  a: user,
  auth: user,
  H: header,
  header,
  d: form,
  data: form,
  'data-ascii': form,
  'data-raw': form,
  'data-binary': form,
  'post-data': form,
  'body-data': form,
  json: form,
  'data-urlencode': rawPair,
  'url-query': rawPair,
  F: rawPair,
  form: rawPair,
  'form-string': rawPair,
  'oauth2-bearer': (group, value) => addValue(group, 'accessToken', value),
  url: address,
};

const LONG_WITH_VALUE =
  /^(?:user|header|data(?:-\w+)?|json|form(?:-string)?|oauth2-bearer|url(?:-query)?|request|output|cookie(?:-jar)?|user-agent|referer|proxy(?:-user)?|connect-to|resolve|cacert|cert|key|max-time|retry|write-out|config|auth|post-data|body-data|auth-type)$/;

/** Takes from the words of one command what its options mean. httpie's pairs (`name=value`) are read as a form. */
export function readCurl(words: readonly string[], program: string, group: RawGroup): void {
  const isCurl = program === 'curl' || program === 'wget';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (word.startsWith('--')) at += longOption(word.slice(2), { next, group, isCurl: program === 'curl' });
    else if (word.startsWith('-')) at += shortOptions(word.slice(1), { next, group, isCurl });
    else argument(group, word, isCurl);
  }
}

function argument(group: RawGroup, word: string, isCurl: boolean): void {
  if (isCurl || /^(?:https?:\/\/|:|\w+\.\w)/.test(word)) address(group, word);
  else pairOfHttpie(group, word);
}

interface Option {
  /** the next word */
  readonly next: string;
  readonly group: RawGroup;
  readonly isCurl: boolean;
}

/** How many of the next words it takes. */
function longOption(text: string, { next, group, isCurl }: Option): number {
  // curl takes no `--name=value`.
  const [name = ''] = isCurl ? [text] : text.split('=', 1);
  const glued = name.length < text.length;
  const value = glued ? text.slice(name.length + 1) : next;
  if (Object.hasOwn(TAKERS, name)) TAKERS[name]?.(group, value);
  return !glued && LONG_WITH_VALUE.test(name) ? 1 : 0;
}

/** `-sSLuid:secret`: the first letter with a value takes the rest. */
function shortOptions(letters: string, { next, group, isCurl }: Option): number {
  const values = isCurl ? WITH_VALUE : 'aAos';
  const at = [...letters].findIndex((each) => values.includes(each));
  if (at < 0) return 0;
  const letter = letters[at] ?? '';
  const glued = letters.slice(at + 1);
  if (Object.hasOwn(TAKERS, letter)) TAKERS[letter]?.(group, glued === '' ? next : glued);
  return glued === '' ? 1 : 0;
}

function user(group: RawGroup, value: string): void {
  addValue(group, 'user', value);
}

/** Takes one `Name: value`. */
export function header(group: RawGroup, line: string): void {
  const [, name = '', value = ''] = /^\s{0,20}([\w-]{1,100})\s{0,20}:\s{0,20}(.*)$/.exec(line) ?? [];
  if (name.toLowerCase() === 'authorization') addValue(group, 'authorization', value);
}

function form(group: RawGroup, body: string): void {
  if (!body.startsWith('@')) addValue(group, 'form', body);
}

/** `name=value`, not encoded yet. */
function rawPair(group: RawGroup, pair: string): void {
  const [name = ''] = pair.split('=', 1);
  const meaning = meaningOfName(name)?.meaning;
  const value = pair.slice(name.length + 1);
  if (
    meaning === 'clientId' ||
    meaning === 'clientSecret' ||
    meaning === 'refreshToken' ||
    meaning === 'accessToken'
  )
    addValue(group, meaning, value);
  if (name === 'grant_type') addValue(group, 'grant', value);
}

function pairOfHttpie(group: RawGroup, word: string): void {
  if (/^[\w-]{1,100}=/.test(word)) rawPair(group, word.replace(/^([\w-]+)==?/, '$1='));
  else header(group, word);
}

/** Takes an address, and the user in it. curl reads what is encoded in the user. */
export function address(group: RawGroup, text: string): void {
  group.addresses.push(text);
  const [, id, secret] = /^https?:\/\/([^/:@\s]{1,4096}):([^/@\s]{0,4096})@/i.exec(text) ?? [];
  if (id === undefined || secret === undefined) return;
  addValue(group, 'clientId', decoded(id));
  addValue(group, 'clientSecret', decoded(secret));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
