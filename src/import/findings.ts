import type { CredentialField } from '../inventorum/credential-syntax.ts';
import type { PasteRefusal, QuestionCode, RefusalCode } from './paste.ts';

/** `authorization`: a header's value. `user`: `id:secret`. `form`: an urlencoded body. */
export type RawField = CredentialField | 'scope' | 'authorization' | 'user' | 'form' | 'grant';

/** A value as a reader found it; variables in it are references. */
export interface RawValue {
  readonly field: RawField;
  readonly text: string;
  /** what else it may be, and why the user is asked */
  readonly or: { readonly code: QuestionCode; readonly text: string } | null;
}

/** Credentials that stand together in a text: a request, a block of an environment, the labels of one app. */
export interface RawGroup {
  label: string | null;
  readonly values: RawValue[];
  /** as they stand in the text */
  readonly addresses: string[];
}

/** Variables that belong together. */
export interface VariableSet {
  /** of an environment; null: they hold everywhere */
  readonly name: string | null;
  readonly values: ReadonlyMap<string, string>;
  /** names whose values the program keeps elsewhere */
  readonly kept: ReadonlySet<string>;
}

/** What the readers found in one piece. SECRET. */
export interface Findings {
  readonly groups: RawGroup[];
  readonly variables: VariableSet[];
  readonly refusals: PasteRefusal[];
  /** of the text as a whole: for groups that name none */
  readonly addresses: string[];
  /** its values replace those of other files */
  overrides: boolean;
}

export function noFindings(): Findings {
  return { groups: [], variables: [], refusals: [], addresses: [], overrides: false };
}

export function newGroup(label: string | null = null): RawGroup {
  return { label, values: [], addresses: [] };
}

/** Words that programs write where there is no value. */
const NO_VALUE = /^(?:null|none|nil|undefined|true|false|n\/a|-+)?$/i;

export function addValue(group: RawGroup, field: RawField, text: string): void {
  addRaw(group, { field, text, or: null });
}

/** More than any collection has. More groups or values are a hostile text: comparing them takes the square of their number. */
export const MOST_GROUPS = 1000;
const MOST_VALUES = 500;

export function addRaw({ values }: RawGroup, value: RawValue): void {
  if (NO_VALUE.test(value.text) || values.length >= MOST_VALUES) return;
  const isKnown = values.some(({ field, text }) => field === value.field && text === value.text);
  if (!isKnown) values.push(value);
}

/** Adds groups as far as they are read: of more than the most, one is enough to see that there are too many. */
export function addGroups(all: RawGroup[], groups: readonly RawGroup[]): void {
  for (const group of groups) if (all.length <= MOST_GROUPS) all.push(group);
}

/** Says the same thing once, however often it is found. */
export function refuse(
  { refusals }: Pick<Findings, 'refusals'>,
  code: RefusalCode,
  field: CredentialField | null = null,
): void {
  if (!refusals.some((each) => each.code === code && each.field === field)) refusals.push({ code, field });
}

/** Before the name of a variable whose value the program keeps elsewhere. */
export const KEPT = '\u0002';

/** Around the name of a variable. No value that can be sent has it. */
const MARK = '\u0001';

/** Stands for the value of a variable until all pieces are read. */
export function reference(name: string): string {
  return `${MARK}${name}${MARK}`;
}

/** Replaces references; `find` gives undefined for an unknown name, which then stays. */
export function withVariables(text: string, find: (name: string) => string | undefined): string {
  const parts = text.split(MARK);
  return parts.map((part, index) => (index % 2 === 0 ? part : (find(part) ?? reference(part)))).join('');
}

/** The names of the variables in a text. */
export function namesIn(text: string): readonly string[] {
  return text.split(MARK).filter((_part, index) => index % 2 === 1);
}

/** `{{name}}`, `<<name>>`, `${[ name ]}` as API clients write variables. */
const BRACES = /\{\{([^{}]{1,200})\}\}|<<([^<>\s]{1,200})>>|\$\{\[([^[\]{}]{1,200})\]\}/g;

/** The text with the variables of API clients as references. */
export function bracesRead(text: string): string {
  return text.replace(BRACES, (_all, ...names: (string | undefined)[]) =>
    reference(nameInBraces(names.slice(0, 3).find((name) => name !== undefined) ?? '')),
  );
}

/** `_.name`, `_['name']` (Insomnia), `process.env.NAME` (Bruno), `$dotenv NAME` (REST Client). */
function nameInBraces(text: string): string {
  return text
    .trim()
    .replace(/^process\.env\.|^\$(?:dotenv|processEnv)\s+%?|^vault:/, KEPT)
    .replace(/^_\./, '')
    .replace(/^_\[["'](.*)["']\]$/, '$1');
}

/** Places that stand in one request or block become one, unless they differ in a value or in their names. */
export function joined(groups: readonly RawGroup[]): readonly RawGroup[] {
  if (groups.length > MOST_GROUPS) return groups;
  const all: RawGroup[] = [];
  for (const group of groups) {
    const other = all.find((each) => canJoin(each, group));
    if (!other) all.push(group);
    else {
      other.label ??= group.label;
      other.values.push(...group.values);
      other.addresses.push(...group.addresses);
    }
  }
  return all;
}

function canJoin(one: RawGroup, other: RawGroup): boolean {
  if (one.label !== null && other.label !== null && one.label !== other.label) return false;
  return other.values.every(({ field, text }) =>
    one.values.every((value) => value.field !== field || value.text === text),
  );
}
