import type { TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Call, PageProblem } from '../../messaging/carry-out.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import { type KeptSecrets, keptSecret } from '../draft/typed-form.ts';
import { type FormField, type FormSubject, formFields } from './form-subject.ts';
import { type AsTyped, cleaned, type FieldProblems, type FormInput, findProblems } from './input.ts';
import { labelProblems } from './label-problems.ts';
import { sendForm } from './send-form.ts';
import type { PasteReader } from './use-paste.ts';

interface SubmitParts {
  readonly subject: FormSubject;
  /** that a new app is saved to */
  readonly environmentId: string;
  readonly apps: readonly AppStatus[];
  readonly input: FormInput;
  readonly asTyped: AsTyped;
  /** secrets that the background fills in */
  readonly kept: KeptSecrets;
  /** what only the user can decide */
  readonly paste: Pick<PasteReader, 'open' | 'isHostOpen'>;
  readonly call: Call;
  readonly onSaved: () => void;
  /** The value of this field was refused. */
  readonly onRefused: (name: FormField['name']) => void;
}

interface Submit {
  readonly problems: FieldProblems;
  /** it was sent before the user had decided */
  readonly isUndecided: boolean;
  readonly failure: PageProblem['code'] | null;
  readonly submit: (event: TargetedSubmitEvent<HTMLFormElement>) => Promise<void>;
}

/** Checks and sends a form, once at a time, and keeps what is wrong with it. */
export function useSubmit(parts: SubmitParts): Submit {
  const { subject, input, asTyped, environmentId, paste } = parts;
  const [{ problems, isUndecided }, setRefused] = useState(NOT_REFUSED);
  const [failure, setFailure] = useState<PageProblem['code'] | null>(null);
  const sending = useRef(false);

  function report(problem: PageProblem): void {
    const field = formFields(subject, input).find(({ name }) => name === problem.field);
    if (!field || problem.code === 'no answer') setFailure(problem.code);
    else {
      setRefused({ problems: { [field.name]: problem.code }, isUndecided: false });
      parts.onRefused(field.name);
    }
  }

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (sending.current) return;
    const found = {
      ...labelProblems(subject, input, parts),
      ...findProblems(fieldsToCheck(parts), input, asTyped),
    };
    const undecided = paste.open.length > 0 || paste.isHostOpen;
    setFailure(null);
    setRefused({ problems: found, isUndecided: undecided });
    if (Object.keys(found).length > 0 || undecided) return;
    sending.current = true;
    const sent = await sendForm(parts.call, subject, { input: cleaned(input, asTyped), environmentId });
    sending.current = false;
    if (sent.ok) parts.onSaved();
    else report(sent.problem);
  }

  return { problems, isUndecided, failure, submit };
}

const NOT_REFUSED: Pick<Submit, 'problems' | 'isUndecided'> = { problems: {}, isUndecided: false };

/** A question says itself that its field is empty. */
function fieldsToCheck({ subject, input, kept, paste }: SubmitParts): readonly FormField[] {
  const fields = formFields(subject, input).filter(({ name }) => !paste.open.includes(name));
  return fields.map((field) => (keptSecret(field.name, input, kept) ? { ...field, needed: false } : field));
}
