import type { TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Call, PageProblem } from '../../messaging/carry-out.ts';
import { type KeptSecrets, keptSecret } from '../draft/typed-form.ts';
import { type FormField, type FormSubject, formFields } from './form-subject.ts';
import { type AsTyped, cleaned, type FieldProblems, type FormInput, findProblems } from './input.ts';
import { sendForm } from './send-form.ts';

interface SubmitParts {
  readonly subject: FormSubject;
  /** that a new app is saved to */
  readonly environmentId: string;
  readonly input: FormInput;
  readonly asTyped: AsTyped;
  /** secrets that the background fills in */
  readonly kept: KeptSecrets;
  readonly call: Call;
  readonly onSaved: () => void;
  /** The value of this field was refused. */
  readonly onRefused: (name: FormField['name']) => void;
}

interface Submit {
  readonly problems: FieldProblems;
  readonly failure: PageProblem['code'] | null;
  readonly submit: (event: TargetedSubmitEvent<HTMLFormElement>) => Promise<void>;
}

/** Checks and sends a form, once at a time, and keeps what is wrong with it. */
export function useSubmit(parts: SubmitParts): Submit {
  const { subject, input, asTyped, environmentId } = parts;
  const [problems, setProblems] = useState<FieldProblems>({});
  const [failure, setFailure] = useState<PageProblem['code'] | null>(null);
  const sending = useRef(false);

  function report(problem: PageProblem): void {
    const field = formFields(subject, input).find(({ name }) => name === problem.field);
    if (!field || problem.code === 'no answer') setFailure(problem.code);
    else {
      setProblems({ [field.name]: problem.code });
      parts.onRefused(field.name);
    }
  }

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (sending.current) return;
    const fields = formFields(subject, input).map((field) =>
      keptSecret(field.name, input, parts.kept) ? { ...field, needed: false } : field,
    );
    const found = findProblems(fields, input, asTyped);
    setFailure(null);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    sending.current = true;
    const sent = await sendForm(parts.call, subject, { input: cleaned(input, asTyped), environmentId });
    sending.current = false;
    if (sent.ok) parts.onSaved();
    else report(sent.problem);
  }

  return { problems, failure, submit };
}
