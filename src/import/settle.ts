import { type CredentialField, credentialProblem } from '../inventorum/credential-syntax.ts';
import {
  type Findings,
  KEPT,
  MOST_GROUPS,
  namesIn,
  type RawGroup,
  type RawValue,
  type VariableSet,
  withVariables,
} from './findings.ts';
import type { PasteRefusal, QuestionCode, RefusalCode } from './paste.ts';
import { isCredential, readSentValues } from './read-sent-values.ts';

/** The possible values of a field: one, or several with the question to ask. */
export interface Candidates {
  readonly texts: readonly string[];
  readonly code: QuestionCode;
}

/** A group with its variables replaced and its headers and bodies read. SECRET. */
export interface SettledGroup {
  readonly label: string | null;
  /** index of its piece */
  readonly piece: number;
  /** its values replace those of other files */
  readonly overrides: boolean;
  readonly values: Map<CredentialField, Candidates>;
  readonly addresses: readonly string[];
  scope: string | null;
  grant: string | null;
}

interface Settling {
  readonly group: SettledGroup;
  readonly sets: readonly VariableSet[];
  readonly refusals: PasteRefusal[];
}

const TOO_MANY = { groups: [], refusals: [{ code: 'too long', field: null }] } as const;

/** Replaces the variables of all pieces and reads headers and bodies. Several environments make several groups. */
export function settle(pieces: readonly Findings[]): {
  groups: readonly SettledGroup[];
  refusals: readonly PasteRefusal[];
} {
  const sets = pieces.flatMap(({ variables }) => variables);
  const places = pieces.flatMap((piece, index) => piece.groups.map((group) => ({ group, piece, index })));
  if (places.length > MOST_GROUPS || sets.length > MOST_GROUPS) return TOO_MANY;
  const choices = places.flatMap((one) =>
    choicesOf(one.group, sets).map((choice) => ({ ...one, ...choice })),
  );
  if (choices.length > MOST_GROUPS) return TOO_MANY;
  const refusals = pieces.flatMap((piece) => piece.refusals);
  const groups = choices.map(({ group, piece, index, label, used }) => {
    const { overrides, addresses } = piece;
    return settled(group, { label, used, piece: index, overrides, refusals, addresses });
  });
  return { groups, refusals };
}

interface Choice {
  readonly label: string | null;
  readonly used: readonly VariableSet[];
}

/** The sets of variables to use: all of them, or one after the other if they differ in a name of the group. */
function choicesOf(group: RawGroup, sets: readonly VariableSet[]): readonly Choice[] {
  const names = new Set(group.values.flatMap(({ text }) => namesIn(text)).map(plainName));
  const defining = sets.filter(
    ({ name, values }) => name !== null && [...names].some((each) => values.has(each)),
  );
  const differ = [...names].some(
    (each) => new Set(defining.flatMap(({ values }) => values.get(each) ?? [])).size > 1,
  );
  if (!differ) return [{ label: group.label, used: sets }];
  const shared = sets.filter(({ name }) => name === null);
  return defining.map((set) => ({ label: set.name, used: [set, ...shared] }));
}

function plainName(name: string): string {
  return name.startsWith(KEPT) ? name.slice(KEPT.length) : name;
}

interface Settings extends Choice {
  readonly piece: number;
  readonly overrides: boolean;
  readonly refusals: PasteRefusal[];
  readonly addresses: readonly string[];
}

function settled(
  group: RawGroup,
  { label, used, piece, overrides, refusals, addresses }: Settings,
): SettledGroup {
  const result: SettledGroup = {
    label,
    piece,
    overrides,
    values: new Map(),
    addresses: (group.addresses.length > 0 ? group.addresses : addresses.filter(isOfAnApi)).map((text) =>
      replaced(text, used),
    ),
    scope: null,
    grant: null,
  };
  for (const value of group.values) settleValue(value, { group: result, sets: used, refusals });
  return result;
}

/** Not every address in a text is that of an API. */
function isOfAnApi(text: string): boolean {
  return (
    /^https?:\/\/[^/]{1,300}(?:inventorum|shore)\.|^https?:\/\/[^/]{1,300}\/api(?:\/|$)/i.test(text) ||
    namesIn(text).length > 0
  );
}

const DEEPEST = 5;
const MOST_NAMES = 50;
const LONGEST_VALUE = 5000;

/** A variable's value may have variables itself. The limits keep a hostile text from growing without end. */
function replaced(text: string, sets: readonly VariableSet[]): string {
  let read = text;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const names = namesIn(read).length;
    if (names === 0 || names > MOST_NAMES) break;
    read = withVariables(read, (name) => valueIn(sets, plainName(name)));
  }
  return read;
}

function valueIn(sets: readonly VariableSet[], name: string): string | undefined {
  const value = sets.find(({ values }) => values.has(name))?.values.get(name);
  return value !== undefined && value.length > LONGEST_VALUE ? undefined : value;
}

function settleValue(value: RawValue, settling: Settling): void {
  const { sets, refusals } = settling;
  const or = value.or && { ...value.or, text: replaced(value.or.text, sets) };
  const { values, refusal } = readSentValues({ ...value, text: replaced(value.text, sets), or });
  if (refusal) refusals.push(refusal);
  for (const sent of values) addSent(sent, settling);
}

function addSent(sent: RawValue, settling: Settling): void {
  const { group } = settling;
  const isKnown = namesIn(sent.text).length === 0;
  if (sent.field === 'scope' && isKnown) group.scope ??= sent.text.trim();
  else if (sent.field === 'grant') group.grant ??= sent.text;
  else if (isCredential(sent.field)) addCandidate(sent.field, sent, settling);
}

/** Characters that pages put into a value, and that no value has itself. */
const INVISIBLE = /\p{Cf}/gu;
const MASKED =
  /^(?:[*•·●∙x.…_-]{3,}|<[^>]*>?|\[[a-z ]+(?: \d+)?\]|your[_-](?:client|access|refresh|token|secret|api|app).*)$/i;
const JWT = /^eyJ[\w-]{5,}\.[\w-]+\.[\w-]*$/;

function addCandidate(field: CredentialField, { text, or }: RawValue, settling: Settling): void {
  const texts = [text, ...(or ? [or.text] : [])]
    .map((each) => each.replace(INVISIBLE, '').trim())
    .filter((each) => each !== '');
  const problem = texts.map((each) => problemOf(field, each, settling.sets)).find((each) => each !== null);
  if (problem) settling.refusals.push({ code: problem, field });
  else if (texts.length > 0) keep(settling.group.values, field, { texts, code: or?.code ?? 'two values' });
}

function keep(values: SettledGroup['values'], field: CredentialField, { texts, code }: Candidates): void {
  const known = values.get(field);
  const isQuestion = known === undefined || known.texts.length === 1;
  values.set(field, {
    texts: [...new Set([...(known?.texts ?? []), ...texts])],
    code: isQuestion ? code : known.code,
  });
}

function problemOf(field: CredentialField, text: string, sets: readonly VariableSet[]): RefusalCode | null {
  const [unknown] = namesIn(text);
  if (unknown !== undefined) return isKept(unknown, sets) ? 'not in the file' : 'unknown variable';
  if (MASKED.test(text)) return 'masked';
  if (JWT.test(text)) return 'jwt';
  return credentialProblem(field, text) === null ? null : 'cannot be used';
}

function isKept(name: string, sets: readonly VariableSet[]): boolean {
  return name.startsWith(KEPT) || sets.some(({ kept }) => kept.has(name));
}
