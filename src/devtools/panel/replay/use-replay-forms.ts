import { useState } from 'preact/hooks';
import type { ReplayForm } from './replay-form.ts';

/** Calls whose edits are remembered; the longest untouched ones are forgotten first. */
const MOST_FORMS = 50;

/** Keeps what is edited while something else is looked at. */
export function useReplayForms() {
  const [forms, setForms] = useState<ReadonlyMap<string, ReplayForm>>(new Map());
  return {
    forms,
    edit: (key: string, form: ReplayForm | null) => setForms((before) => edited(before, key, form)),
    forget: () => setForms(new Map()),
  };
}

function edited(forms: ReadonlyMap<string, ReplayForm>, key: string, form: ReplayForm | null) {
  const others = [...forms].filter(([each]) => each !== key).slice(1 - MOST_FORMS);
  return new Map(form === null ? others : [...others, [key, form]]);
}
