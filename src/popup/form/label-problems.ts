import { isSameName } from '../../storage/public/same-name.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import type { FormSubject } from './form-subject.ts';
import type { FieldProblems, FormInput } from './input.ts';

/**
 * Names that another app of the environment, or another token set of the app, has already: in a list nobody could tell
 * them apart. One that was there twice before may stay.
 */
export function labelProblems(
  subject: FormSubject,
  input: Pick<FormInput, 'label' | 'tokenSetLabel'>,
  saved: Saved,
): FieldProblems {
  const { field, before, others } = namesake(subject, saved);
  const isChanged = before === null || !isSameName(input[field], before);
  return isChanged && isTaken(input[field], others) ? { [field]: 'label taken' } : {};
}

interface Saved {
  readonly apps: readonly AppStatus[];
  /** that a new app is saved to */
  readonly environmentId: string;
}

interface Namesakes {
  readonly field: 'label' | 'tokenSetLabel';
  /** the name until now; null: it is new */
  readonly before: string | null;
  /** among which it must be the only one */
  readonly others: readonly { readonly id: string; readonly label: string }[];
}

function namesake(subject: FormSubject, { apps, environmentId }: Saved): Namesakes {
  const appsOf = (id: string) => apps.filter((app) => app.environmentId === id);
  switch (subject.form) {
    case 'add app':
      return { field: 'label', before: null, others: appsOf(environmentId) };
    case 'edit app': {
      const { app } = subject;
      const others = appsOf(app.environmentId).filter(({ id }) => id !== app.id);
      return { field: 'label', before: app.label, others };
    }
    case 'add token set':
      return { field: 'tokenSetLabel', before: null, others: subject.app.tokenSets };
    case 'edit token set': {
      const { id, label } = subject.tokenSet;
      const owner = apps.find(({ tokenSets }) => tokenSets.some((set) => set.id === id));
      const others = owner?.tokenSets.filter((set) => set.id !== id) ?? [];
      return { field: 'tokenSetLabel', before: label, others };
    }
    case 'log in':
      return { field: 'label', before: null, others: [] };
  }
}

function isTaken(label: string, others: readonly { readonly label: string }[]): boolean {
  return others.some((other) => isSameName(label, other.label));
}
