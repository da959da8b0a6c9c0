import type { Draft, PasteReading, QuestionCode, RefusalCode } from '../../import/paste.ts';
import { type FormField, type FormSubject, formFields } from './form-subject.ts';
import type { FormInput } from './input.ts';

type FieldName = FormField['name'];

/** What a paste did to the form, without its values. */
export type PasteNotice =
  | { readonly kind: 'several' }
  | { readonly kind: 'other host'; readonly origin: string }
  | {
      readonly kind: 'read';
      readonly filled: readonly FieldName[];
      readonly missing: readonly FieldName[];
      readonly unclear: readonly { readonly field: FieldName; readonly code: QuestionCode }[];
      readonly severalHosts: boolean;
      readonly refused: readonly RefusalCode[];
    };

interface PastePlan {
  readonly changed: Partial<FormInput>;
  readonly notice: PasteNotice;
}

interface PastedInto {
  readonly subject: FormSubject;
  /** the form's values as they were before the paste */
  readonly before: FormInput;
  readonly field: FieldName;
}

const CREDENTIALS = ['clientId', 'clientSecret', 'refreshToken', 'accessToken'] as const;

/**
 * What to fill in after a paste into a field. Only empty fields are filled, never with what is unclear or for another
 * host. Null: the text is for this field alone, which reads it itself.
 */
export function planPaste(reading: PasteReading, into: PastedInto): PastePlan | null {
  const [draft, ...more] = reading.drafts;
  const refused = [...new Set(reading.refusals.map(({ code }) => code))];
  const { before, field } = into;
  const undone = { [field]: before[field] };
  if (!draft) return refusedAlone(refused, CREDENTIALS.some((each) => each === field) ? {} : undone);
  if (more.length > 0) return { changed: undone, notice: { kind: 'several' } };
  const unclear = reading.questions.flatMap(({ field: asked, code }) =>
    asked === 'environmentId' ? [] : [{ field: asked, code }],
  );
  const values = valuesFor(draft, into);
  const named = CREDENTIALS.filter(
    (each) => draft[each] !== null || unclear.some((one) => one.field === each),
  );
  if (named.every((each) => each === field) && draft.unknownOrigin === null && unclear.length === 0)
    return null;
  if (draft.unknownOrigin !== null) {
    return { changed: undone, notice: { kind: 'other host', origin: draft.unknownOrigin } };
  }
  const changed = { ...undone, ...values, ...choicesFor(draft, into.subject) };
  const after = { ...before, ...changed };
  return {
    changed,
    notice: {
      kind: 'read',
      filled: keysOf(values),
      missing: missingIn(into.subject, after).filter((each) => !unclear.some((one) => one.field === each)),
      unclear,
      severalHosts: reading.questions.some(({ code }) => code === 'environment'),
      refused,
    },
  };
}

/** The field says itself what is wrong with a single value, which stays there. */
function refusedAlone(refused: readonly RefusalCode[], changed: Partial<FormInput>): PastePlan | null {
  const told = refused.filter((code) => code !== 'nothing found' && code !== 'cannot be used');
  if (told.length === 0) return null;
  const notice = { filled: [], missing: [], unclear: [], severalHosts: false, refused: told };
  return { changed, notice: { kind: 'read', ...notice } };
}

function valuesFor(draft: Draft, { subject, before }: PastedInto): Partial<Record<FieldName, string>> {
  const fields = formFields(subject, { ...before, ...choicesFor(draft, subject) });
  const filled = fields.flatMap(({ name }) => {
    const value =
      name === 'label' || CREDENTIALS.some((each) => each === name) ? Reflect.get(draft, name) : null;
    return typeof value === 'string' && before[name] === '' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(filled);
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

function keysOf(values: Partial<Record<FieldName, string>>): readonly FieldName[] {
  return CREDENTIAL_FORM_FIELDS.filter((name) => values[name] !== undefined);
}

const CREDENTIAL_FORM_FIELDS: readonly FieldName[] = ['label', ...CREDENTIALS];
