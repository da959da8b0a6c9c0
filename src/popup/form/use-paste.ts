import { useEffect, useRef, useState } from 'preact/hooks';
import type { PasteReading } from '../../import/paste.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { type KeptSecrets, keptSecret } from '../draft/typed-form.ts';
import { onlyDraft } from '../paste/plan-several.ts';
import { suggestedNames } from '../paste/suggested-names.ts';
import { usePastedText } from '../paste/use-pasted-text.ts';
import { type FormField, type FormSubject, formFields } from './form-subject.ts';
import { type FormInput, firstInput } from './input.ts';
import { type AskedField, type PasteNotice, type PastePlan, planPaste } from './plan-paste.ts';

/** The form as it is now. */
export interface PasteTarget {
  readonly input: FormInput;
  /** secrets that were typed before and that only the background has */
  readonly kept: KeptSecrets;
  /** that the form saves to */
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  readonly onPasted: (plan: Pick<PastePlan, 'changed' | 'exact'>) => void;
  /** Drops all secrets that are kept. */
  readonly onForget: () => void;
}

/** What was read from pastes so far, and what only the user can decide. SECRET: the questions have values. */
interface PasteResult {
  readonly notice: PasteNotice | null;
  readonly asked: readonly AskedField[];
  /** fields that stay empty by the user's choice */
  readonly none: readonly AskedField['field'][];
  readonly origins: readonly string[];
  /** the origin that the user has chosen */
  readonly picked: string | null;
  /** several apps of which the user has not chosen yet */
  readonly several: PasteReading | null;
  /** of another app than the form is about, which the user may start anew with */
  readonly other: PasteReading | null;
}

export interface PasteReader extends PasteResult {
  /** fields whose question has no answer yet */
  readonly open: readonly FormField['name'][];
  readonly isHostOpen: boolean;
  /** Reads a text as if it were pasted while no field has the focus. SECRET. */
  readonly onText: (text: string) => void;
  readonly onNone: (field: AskedField['field'], isNone: boolean) => void;
  readonly onPick: (origin: string) => void;
  /** Empties the form and fills it from the text of another app; null: there is none. */
  readonly onAnew: (() => void) | null;
  /** The form goes on with this draft of several; null: with none. */
  readonly onOne: (index: number | null) => void;
}

const NO_RESULT: PasteResult = {
  ...{ notice: null, asked: [], none: [], origins: [], picked: null },
  several: null,
  other: null,
};

/** A text that was read, and how it came. */
interface Taken {
  readonly reading: PasteReading;
  readonly text?: string;
  /** the field that it was pasted into; null: into none */
  readonly fieldName?: string | null;
  /** the form is emptied before */
  readonly isAnew?: boolean;
}

/** Fills a form from any text with credentials that is pasted into it, or that it was opened with. */
export function usePaste(subject: FormSubject, target: PasteTarget): PasteReader {
  const language = useLanguage();
  const [result, setResult] = useState(NO_RESULT);
  const latest = useRef(target);
  latest.current = target;

  async function read(text: string, fieldName: string | null): Promise<void> {
    // The readers are only needed now.
    const { readPaste } = await import('../../import/read-paste.ts');
    const reading = await readPaste([{ text, name: null }], latest.current.environments);
    take({ reading, text, fieldName });
  }

  function plan({ reading, text = '', fieldName = null, isAnew = false }: Taken): PastePlan | null {
    const { environment, environments } = latest.current;
    // Meanwhile more may have been typed, also into this field.
    const { input, kept } = isAnew ? { input: firstInput(subject), kept: {} } : latest.current;
    const field = formFields(subject, input).find(({ name }) => name === fieldName)?.name ?? null;
    const before = field === null ? input : { ...input, [field]: withoutPasted(input[field], text) };
    const names = suggestedNames(language);
    const planned = planPaste(reading, { subject, before, field, kept, environment, environments, names });
    return planned && isAnew ? { ...planned, changed: { ...input, ...planned.changed } } : planned;
  }

  function take(taken: Taken): void {
    const planned = plan(taken);
    if (taken.isAnew) latest.current.onForget();
    if (planned) latest.current.onPasted(planned);
    const { reading } = taken;
    const several = subject.form === 'add app' && reading.drafts.length > 1 ? reading : null;
    const other = planned?.notice.kind === 'other app' ? reading : null;
    setResult((last) => ({ ...next(taken.isAnew ? NO_RESULT : last, planned), several, other }));
  }

  usePastedText((text, field) => {
    const fields = formFields(subject, target.input);
    const isOfForm = field === null || fields.some(({ name }) => name === field.name);
    if (takesPaste(subject) && isOfForm) void read(text, field?.name ?? null);
  });
  const openedWith = useRef(subject.form === 'add app' ? (subject.pasted ?? null) : null);
  useEffect(() => {
    if (openedWith.current !== null) void read(openedWith.current, null);
    openedWith.current = null;
  });

  const { asked, none, origins, picked, other } = result;
  return {
    ...result,
    open: asked.map(({ field }) => field).filter((name) => isEmpty(name, target) && !none.includes(name)),
    // A host that is no environment yet cannot be saved to.
    isHostOpen: origins.length > 0 && picked !== target.environment.origin,
    onText: (text) => void read(text, null),
    onNone: (field, isNone) =>
      setResult((last) => ({
        ...last,
        none: [...last.none.filter((each) => each !== field), ...(isNone ? [field] : [])],
      })),
    onOne(index) {
      if (index !== null && result.several) take({ reading: onlyDraft(result.several, index) });
      else setResult((last) => ({ ...last, several: null }));
    },
    onAnew: other && subject.form === 'add app' ? () => take({ reading: other, isAnew: true }) : null,
    onPick: (origin) => setResult((last) => ({ ...last, picked: origin })),
  };
}

function isEmpty(name: AskedField['field'], { input, kept }: PasteTarget): boolean {
  return input[name] === '' && keptSecret(name, input, kept) === undefined;
}

/** A question stays until it is answered; a new one about the same field replaces it. */
function next(last: PasteResult, plan: PastePlan | null): PasteResult {
  if (!plan) return { ...last, notice: null };
  const { notice, asked, origins } = plan;
  const stays = ({ field }: AskedField) => asked.every((each) => each.field !== field);
  const kept = { ...last, notice, asked: [...last.asked.filter(stays), ...asked] };
  return origins.length > 0 ? { ...kept, origins, picked: null } : kept;
}

function takesPaste({ form }: FormSubject): boolean {
  return form === 'add app' || form === 'add token set';
}

/** A field's value without what was pasted into it; a browser leaves out line breaks. */
function withoutPasted(value: string, text: string): string {
  const inserted = [text, text.replace(/[\r\n]+/g, ''), text.trim()].find((each) => value.includes(each));
  return inserted === undefined ? value : value.replace(inserted, () => '');
}
