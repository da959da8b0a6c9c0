import type { Draft, PasteReading, QuestionCode, RefusalCode } from '../../import/paste.ts';
import type { CredentialField } from '../../inventorum/credential-syntax.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { isSameOrigin } from '../../inventorum/parse-environment-origin.ts';
import { type KeptSecrets, keptSecret } from '../draft/typed-form.ts';
import { type FormField, type FormSubject, formFields } from './form-subject.ts';
import type { FormInput } from './input.ts';

type FieldName = FormField['name'];

/** What a paste did to the form, without its values. */
export type PasteNotice =
  | { readonly kind: 'several' }
  /** the form is about another app, or another token of it */
  | { readonly kind: 'other app' }
  | { readonly kind: 'other host'; readonly origin: string }
  | {
      readonly kind: 'read';
      readonly filled: readonly FieldName[];
      readonly missing: readonly FieldName[];
      readonly unclear: readonly { readonly field: FieldName; readonly code: QuestionCode }[];
      /** the text names other hosts than the form's: which one is meant is asked, or only told */
      readonly hosts: 'asked' | 'told' | null;
      readonly refused: readonly RefusalCode[];
    };

/** A field that stays empty until the user has decided. SECRET: the choices are possible values. */
export interface AskedField {
  readonly field: CredentialField;
  readonly code: QuestionCode;
  readonly choices: readonly string[];
}

/** SECRET: holds what was pasted. */
export interface PastePlan {
  readonly changed: Partial<FormInput>;
  /** fields whose new value is complete as it is: nothing may be taken off */
  readonly exact: readonly FieldName[];
  readonly asked: readonly AskedField[];
  /** the origins that the text names, where the user must say which one is meant */
  readonly origins: readonly string[];
  readonly notice: PasteNotice;
}

/** Names for an app and a token whose text has none. */
export interface SuggestedNames {
  readonly app: (clientId: string) => string;
  readonly tokenSet: (number: number) => string;
}

export interface PastedInto {
  readonly subject: FormSubject;
  /** the form's values without the pasted text */
  readonly before: FormInput;
  /** that the text was pasted into; null: into none */
  readonly field: FieldName | null;
  /** secrets that only the background has */
  readonly kept: KeptSecrets;
  /** that the form saves to */
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  readonly names: SuggestedNames;
}

const CREDENTIALS = ['clientId', 'clientSecret', 'refreshToken', 'accessToken'] as const;

/** What happens where nothing is filled in. */
const NOTHING = { changed: {}, exact: [], asked: [], origins: [] } as const;

/**
 * What to fill in after a paste. Only empty fields are filled, never with what is unclear. Null: the text is for its
 * field alone, which reads it itself.
 */
export function planPaste(reading: PasteReading, into: PastedInto): PastePlan | null {
  const [draft, ...more] = reading.drafts;
  const { before, field, subject } = into;
  const changed = field === null ? {} : { [field]: before[field] };
  if (!draft) return refusedAlone(refusedIn(reading), into);
  if (more.length > 0) return { ...NOTHING, changed, notice: { kind: 'several' } };
  if (!isForFieldAlone(draft, field) && isOfOther(draft, into)) {
    return { ...NOTHING, changed, notice: { kind: 'other app' } };
  }
  const unsettled = { asked: askedIn(reading, into), origins: originsIn(reading, into) };
  const { asked, origins } = unsettled;
  if (origins.length + asked.length === 0 && isForFieldAlone(draft, field)) return null;
  const [origin] = origins;
  if (subject.form === 'add app' || origin === undefined || origins.some((each) => isOwn(each, into))) {
    return filledPlan(draft, into, { ...unsettled, refused: refusedIn(reading) });
  }
  return { ...NOTHING, changed, notice: { kind: 'other host', origin } };
}

interface Unsettled extends Pick<PastePlan, 'asked' | 'origins'> {
  readonly refused: readonly RefusalCode[];
}

function filledPlan(draft: Draft, into: PastedInto, { asked, origins, refused }: Unsettled): PastePlan {
  const { before, field, subject } = into;
  const undone = field === null ? {} : { [field]: before[field] };
  const values = valuesFor(draft, into);
  const changed = { ...undone, ...values, ...choicesFor(draft, subject) };
  const after = { ...before, ...changed };
  const missing = missingIn(subject, after).filter((name) => !keptSecret(name, after, into.kept));
  // A token is saved where its app is.
  const hosts = subject.form === 'add app' ? 'asked' : 'told';
  return {
    changed,
    exact: CREDENTIALS.filter((name) => values[name] !== undefined),
    asked,
    origins: hosts === 'asked' ? origins : [],
    notice: {
      kind: 'read',
      filled: FILLED.filter((name) => values[name] !== undefined),
      missing: missing.filter((each) => !asked.some((one) => one.field === each)),
      unclear: asked.map(({ field: name, code }) => ({ field: name, code })),
      hosts: origins.length === 0 ? null : hosts,
      refused,
    },
  };
}

function refusedIn({ refusals }: PasteReading): readonly RefusalCode[] {
  return [...new Set(refusals.map(({ code }) => code))];
}

function isOwn(origin: string, { environment }: PastedInto): boolean {
  return isSameOrigin(environment.origin, origin);
}

/** The origins that the first draft's text names. Empty if there is no other than the form's own. */
function originsIn({ drafts, questions }: PasteReading, into: PastedInto): readonly string[] {
  const asked = questions.find(({ draft, field }) => draft === 0 && field === 'environmentId');
  const [draft] = drafts;
  const known = into.environments.find(({ id }) => id === draft?.environmentId)?.origin;
  const named = asked?.choices ?? [known ?? draft?.unknownOrigin ?? null].filter((each) => each !== null);
  return named.every((origin) => isOwn(origin, into)) ? [] : named;
}

/** The questions about fields of this form that are still empty. */
function askedIn({ questions }: PasteReading, into: PastedInto): readonly AskedField[] {
  const names = formFields(into.subject, into.before).map(({ name }) => name);
  return questions.flatMap(({ draft, field, code, choices }) => {
    if (draft !== 0 || field === 'environmentId') return [];
    return names.includes(field) && isEmpty(field, into) ? [{ field, code, choices }] : [];
  });
}

function isEmpty(name: FieldName, { before, kept }: PastedInto): boolean {
  return before[name].trim() === '' && keptSecret(name, before, kept) === undefined;
}

/** Filled in, the text and the form would be mixed: a secret of one app would be saved with the id of another. */
function isOfOther(draft: Draft, { subject, before, kept }: PastedInto): boolean {
  if (
    subject.form === 'add token set' &&
    draft.clientId !== null &&
    draft.clientId !== subject.app.clientId
  ) {
    return true;
  }
  return CREDENTIALS.some((name) => {
    const pasted = draft[name];
    const there = before[name].trim();
    const secret = keptSecret(name, before, kept);
    if (pasted === null) return false;
    if (there !== '') return there !== pasted;
    // Of a kept secret no more is known.
    return secret !== undefined && !(secret.length === pasted.length && pasted.endsWith(secret.tail));
  });
}

function isForFieldAlone(draft: Draft, field: FieldName | null): boolean {
  return field !== null && CREDENTIALS.every((each) => draft[each] === null || each === field);
}

/** A field says itself what is wrong with a single value, which stays there. */
function refusedAlone(refused: readonly RefusalCode[], { before, field }: PastedInto): PastePlan | null {
  const told = refused.filter(
    (code) => field === null || (code !== 'nothing found' && code !== 'cannot be used'),
  );
  if (told.length === 0) return null;
  const stays = field === null || CREDENTIALS.some((each) => each === field);
  return {
    ...NOTHING,
    changed: stays ? {} : { [field]: before[field] },
    notice: { kind: 'read', filled: [], missing: [], unclear: [], hosts: null, refused: told },
  };
}

function valuesFor(draft: Draft, into: PastedInto): Partial<Record<FieldName, string>> {
  const { subject, before, names } = into;
  const fields = formFields(subject, { ...before, ...choicesFor(draft, subject) });
  const takes = (name: FieldName) => isEmpty(name, into) && fields.some((field) => field.name === name);
  const found = CREDENTIALS.flatMap((name) =>
    draft[name] !== null && takes(name) ? [[name, draft[name]] as const] : [],
  );
  const clientId = before.clientId.trim() || draft.clientId;
  const label = draft.label ?? (clientId === null ? null : names.app(clientId));
  const named: Partial<Record<FieldName, string>> = {
    ...(label !== null && takes('label') && { label }),
    ...(takes('tokenSetLabel') && { tokenSetLabel: freeName(subject, names) }),
  };
  return { ...named, ...Object.fromEntries(found) };
}

function freeName(subject: FormSubject, names: SuggestedNames): string {
  const taken = subject.form === 'add token set' ? subject.app.tokenSets.map(({ label }) => label) : [];
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => index + 1);
  return names.tokenSet(numbers.find((number) => !taken.includes(names.tokenSet(number))) ?? 1);
}

/** A new app's kind; who has a refresh token needs no log-in. */
function choicesFor(
  { kind, refreshToken }: Draft,
  { form }: FormSubject,
): Partial<Pick<FormInput, 'kind' | 'obtain'>> {
  if (form !== 'add app') return {};
  return { ...(kind && { kind }), ...(refreshToken !== null && { obtain: 'refresh token' }) };
}

function missingIn(subject: FormSubject, after: FormInput): readonly FieldName[] {
  const needed = formFields(subject, after).filter(({ needed: isNeeded }) => isNeeded);
  return needed.map(({ name }) => name).filter((name) => after[name] === '');
}

/** In the order of the form. */
const FILLED: readonly FieldName[] = [
  'label',
  'clientId',
  'clientSecret',
  'tokenSetLabel',
  'refreshToken',
  'accessToken',
];
