import {
  addGroups,
  addRaw,
  addValue,
  type Findings,
  joined,
  newGroup,
  type RawField,
  type RawGroup,
  type RawValue,
  refuse,
} from '../findings.ts';

type Label =
  | Extract<RawField, 'clientId' | 'clientSecret' | 'refreshToken' | 'accessToken' | 'scope'>
  | 'label'
  | 'email'
  | 'password';

/** Labels of the dashboard and of e-mails in both languages, and names in files. */
const LABELS: readonly (readonly [Label, string])[] = [
  ['clientId', `client[ _-]?(?:id|kennung)`],
  ['clientSecret', `client[ _-]?(?:secret|geheimnis|schlüssel)`],
  ['accessToken', `(?:access|zugriffs?|zugangs)[ _-]?token`],
  ['refreshToken', `(?:refresh|aktualisierungs|erneuerungs|auffrischungs)[ _-]?token`],
  ['scope', `scopes?|berechtigungen`],
  ['label', `app|application|anwendung|name(?: der app| of the app)?`],
  ['email', `e-?mail(?:-adresse)?`],
  ['password', `pass(?:word|wort)|kennwort`],
];

const WORDS = LABELS.map(([, pattern]) => `(${pattern})`).join('|');
const LABEL = new RegExp(
  String.raw`(?<![\p{L}\d_]|<[^<>\n]{0,40})(?!your[_-])(?:[a-z]{2,20}_){0,3}(?:${WORDS})(?![\p{L}\d_-])(?:[ ]\([^()\n]{1,60}\))?`,
  'giu',
);

/** Between a label and its value. */
const SEPARATOR = /^["'`*_|]{0,6}[ \t]{0,80}(?:(?::|=>|->|=|;|,|\||–|—)[*_]{0,3})?[ \t]{0,80}/;
const EXPLICIT = /[:=>;|,–—\t]/;

const ADDRESS = /https?:\/\/[^\s"'<>()|`]{1,2000}/g;

const AROUND = '["\'`´“”„‟‘’‚‛«»‹›*|]';
const BEFORE = new RegExp(`^${AROUND}+`);
const AFTER = new RegExp(`(?:${AROUND}|(?<=${AROUND})[.;]|,)+$`);

/** Without a colon, a word of a sentence is no value: only letters, and only the first one large; or with brackets. */
const NO_VALUE_ALONE = /^\p{L}\p{Ll}{0,20}[.,;:!?]?$|[()<>{}]/u;

interface Found {
  readonly label: Label;
  /** where it begins, and where the text after it does */
  readonly from: number;
  readonly to: number;
}

interface LabelReader {
  readonly text: string;
  readonly groups: RawGroup[];
  readonly seen: Set<Label>;
  group: RawGroup;
}

/** Takes labelled values from a text: in the same line, in the next one, or with all of them in one line. */
export function readLabels(text: string, findings: Findings): void {
  const lines = text.replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ').split('\n');
  const unquoted = lines.map((line) => line.replace(/^(?:[ \t]{0,4}>)+[ \t]?/, '')).join('\n');
  // What an address holds belongs to a link.
  const plain = unquoted.replace(ADDRESS, ' ');
  const found = labelsIn(plain);
  const reader: LabelReader = { text: plain, groups: [], seen: new Set(), group: newGroup() };
  for (const [index, label] of found.entries())
    takeValue(reader, label, found[index + 1]?.from ?? plain.length);
  findings.groups.push(...joined([...reader.groups, reader.group].filter(({ values }) => values.length > 0)));
  if (reader.seen.has('email') && reader.seen.has('password')) refuse(findings, 'email and password');
  for (const [address] of unquoted.matchAll(ADDRESS)) findings.addresses.push(address);
}

function labelsIn(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(LABEL)) {
    const label = LABELS[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    if (label === undefined) continue;
    const one = { label, from: match.index, to: match.index + match[0].length };
    if (isLabel(text, one) && !isInValue(text, one, found.at(-1))) found.push(one);
  }
  return found;
}

/** The rest of a value, like `client-id` in `the-client-id`, or a whole one: no value of its own follows it. */
function isInValue(text: string, { from, to }: Found, previous: Found | undefined): boolean {
  if (/^["'`*_]{0,6}[ \t]{0,10}[:=]/.test(text.slice(to, to + 20))) return false;
  const continues = /[\p{L}\d][-.~+/]$/u.test(text.slice(Math.max(0, from - 2), from));
  const between = previous === undefined ? '' : text.slice(Math.max(previous.to, from - 20), from);
  return continues || /^["'`*_]{0,6}[ \t]*[:=][ \t]*["'`]?$/.test(between);
}

/** General words are labels only at the beginning of a line, with a colon. */
function isLabel(text: string, { label, from, to }: Found): boolean {
  if (label !== 'label' && label !== 'scope' && label !== 'email' && label !== 'password') return true;
  const before = text.slice(Math.max(0, from - 6), from);
  return /(?:^|\n)[ \t*|-]{0,6}$/.test(before) && /^[*_]{0,2}[ \t]{0,10}:/.test(text.slice(to, to + 14));
}

function takeValue(reader: LabelReader, { label, to }: Found, next: number): void {
  const between = reader.text.slice(to, next);
  const [separator = ''] = SEPARATOR.exec(between) ?? [];
  const lines = between.slice(separator.length).split('\n');
  const own = lines[0]?.trim() ?? '';
  if (label === 'label' || label === 'scope') {
    takeLine(reader, label, own);
    return;
  }
  const isExplicit = EXPLICIT.test(separator);
  const { word, or } = own === '' ? wordBelow(lines) : wordBeside(lines, isExplicit);
  if (word === '' || (!isExplicit && own !== '' && NO_VALUE_ALONE.test(word))) return;
  reader.seen.add(label);
  if (label !== 'email' && label !== 'password') take(reader, label, { word, or });
}

function takeLine(reader: LabelReader, label: 'label' | 'scope', line: string): void {
  const text = line.replace(BEFORE, '').replace(AFTER, '').trim();
  if (text === '' || text.length > 2000) return;
  if (label === 'scope') addValue(reader.group, 'scope', text.replace(/,/g, ' '));
  else {
    if (reader.group.values.length > 0) nextGroup(reader);
    reader.group.label = text.slice(0, 100);
  }
}

interface FoundWord {
  readonly word: string;
  /** what else it may be */
  readonly or: RawValue['or'];
}

const NO_WORD: FoundWord = { word: '', or: null };

/** Far longer than a line of an e-mail leaves for a value. */
const WRAPPED_FROM = 60;

function wordBeside(lines: readonly string[], isExplicit: boolean): FoundWord {
  const [first = '', ...more] = (lines[0] ?? '').trim().split(/[ \t]+/);
  const isSentence =
    !isExplicit && more.length > 0 && lines.length > 1 && !more.every((word) => /^[|*]+$/.test(word));
  if (isSentence) return NO_WORD;
  const below = (lines[1] ?? '').trim();
  const isWrapped = first.length >= WRAPPED_FROM && more.length === 0 && /^[^\s:]{1,4096}$/.test(below);
  const word = bare(first);
  if (isWrapped) return { word, or: { code: 'wrapped', text: word + bare(below) } };
  // A client secret of before 2019 may end with such a character.
  const unended = word.replace(/[.;]$/, '');
  return { word, or: unended === word ? null : { code: 'ending', text: unended } };
}

/** The value below its label stands alone in its line. */
function wordBelow(lines: readonly string[]): FoundWord {
  const index = lines.findIndex((line, at) => at > 0 && line.trim() !== '');
  if (index < 0 || index > 3) return NO_WORD;
  const words = (lines[index] ?? '').trim().split(/[ \t]+/);
  return words.length > 1 ? NO_WORD : wordBeside(lines.slice(index), true);
}

function bare(word: string): string {
  const inner = word.replace(BEFORE, '').replace(AFTER, '');
  // Stars alone are no emphasis but a masked value.
  return inner === '' ? word : inner;
}

function take(
  reader: LabelReader,
  field: Exclude<Label, 'label' | 'email' | 'password'>,
  { word, or }: FoundWord,
): void {
  const isNext =
    field === 'clientId' && reader.group.values.some((value) => value.field === field && value.text !== word);
  if (isNext) nextGroup(reader);
  addRaw(reader.group, { field, text: word, or });
}

function nextGroup(reader: LabelReader): void {
  addGroups(reader.groups, [reader.group]);
  reader.group = newGroup();
}
