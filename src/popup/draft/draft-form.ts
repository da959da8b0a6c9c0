import type { AppStatus } from '../../storage/public/status.ts';
import type { FormSubject } from '../form/form-subject.ts';

/** The name of a form, by which its draft is kept. */
export function formName(subject: FormSubject): string {
  switch (subject.form) {
    case 'add app':
      return subject.form;
    case 'add token set':
    case 'edit app':
      return `${subject.form} ${subject.app.id}`;
    case 'edit token set':
    case 'log in':
      return `${subject.form} ${subject.tokenSet.id}`;
  }
}

/** The form with that name; null: what it is about is gone. */
export function subjectNamed(name: string, apps: readonly AppStatus[]): FormSubject | null {
  const subjects = apps.flatMap((app): FormSubject[] => [
    { form: 'add token set', app },
    { form: 'edit app', app },
    ...app.tokenSets.flatMap((tokenSet): FormSubject[] => [
      { form: 'edit token set', tokenSet },
      { form: 'log in', tokenSet },
    ]),
  ]);
  const all: readonly FormSubject[] = [{ form: 'add app' }, ...subjects];
  return all.find((subject) => formName(subject) === name) ?? null;
}
