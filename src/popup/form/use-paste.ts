import type { TargetedClipboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Environment } from '../../inventorum/environment.ts';
import { type FormSubject, formFields } from './form-subject.ts';
import type { FormInput } from './input.ts';
import { type PasteNotice, planPaste } from './plan-paste.ts';

interface Typing {
  readonly input: FormInput;
  readonly onInput: (changed: Partial<FormInput>) => void;
}

interface PasteReader {
  readonly notice: PasteNotice | null;
  readonly onPaste: (event: TargetedClipboardEvent<HTMLFormElement>) => void;
}

/** Fills a form from any text with credentials that is pasted into one of its fields. */
export function usePaste(subject: FormSubject, environment: Environment, typing: Typing): PasteReader {
  const [notice, setNotice] = useState<PasteNotice | null>(null);
  const latest = useRef(typing);
  latest.current = typing;

  async function read(text: string, field: HTMLInputElement): Promise<void> {
    const name = formFields(subject, typing.input).find((each) => each.name === field.name)?.name;
    if (name === undefined) return;
    const { value, selectionStart, selectionEnd } = field;
    const kept = value.slice(0, selectionStart ?? value.length) + value.slice(selectionEnd ?? value.length);
    // The readers are only needed now.
    const { readPaste } = await import('../../import/read-paste.ts');
    const reading = await readPaste([{ text, name: null }], [environment]);
    const before = { ...latest.current.input, [name]: kept };
    const plan = planPaste(reading, { subject, before, field: name });
    if (plan) latest.current.onInput(plan.changed);
    setNotice(plan?.notice ?? null);
  }

  return {
    notice,
    onPaste(event) {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (takesPaste(subject) && text !== '' && event.target instanceof HTMLInputElement)
        void read(text, event.target);
    },
  };
}

function takesPaste({ form }: FormSubject): boolean {
  return form === 'add app' || form === 'add token set';
}
