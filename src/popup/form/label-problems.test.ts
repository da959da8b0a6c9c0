import { describe, expect, test } from 'vitest';
import { appStatus, tokenSetStatus } from '../../ui/fixtures/status.ts';
import type { FormSubject } from './form-subject.ts';
import { labelProblems } from './label-problems.ts';

const MAIN = tokenSetStatus({ id: 'main', label: 'Main' });
const EXPORT = tokenSetStatus({ id: 'export', label: 'Export' });
const SHOP = appStatus({ id: 'shop', label: 'Shop', tokenSets: [MAIN, EXPORT] });
const APPS = [
  SHOP,
  appStatus({ id: 'stock', label: 'Stock', tokenSets: [] }),
  appStatus({ id: 'local', label: 'Local', environmentId: 'sandbox', tokenSets: [] }),
];

function problems(subject: FormSubject, typed: { label?: string; tokenSetLabel?: string }) {
  const input = { label: '', tokenSetLabel: '', ...typed };
  return labelProblems(subject, input, { apps: APPS, environmentId: 'production' });
}

describe('a name', () => {
  test.each<[string, FormSubject, Parameters<typeof problems>[1]]>([
    ['of another app of the environment', { form: 'add app' }, { label: ' SHOP' }],
    ['of an edited app', { form: 'edit app', app: SHOP }, { label: 'stock' }],
    ['of another token of the app', { form: 'add token set', app: SHOP }, { tokenSetLabel: 'Ｍain' }],
    ['of an edited token', { form: 'edit token set', tokenSet: MAIN }, { tokenSetLabel: 'export ' }],
  ])('%s is refused', (_what, subject, typed) => {
    expect(Object.values(problems(subject, typed))).toEqual(['label taken']);
  });

  test.each<[string, FormSubject, Parameters<typeof problems>[1]]>([
    ['of an app elsewhere', { form: 'add app' }, { label: 'Local' }],
    ['of a new app’s first token', { form: 'add app' }, { label: 'New', tokenSetLabel: 'Main' }],
    ['that stays', { form: 'edit app', app: SHOP }, { label: 'Shop' }],
    ['of which only the case changes', { form: 'edit token set', tokenSet: MAIN }, { tokenSetLabel: 'MAIN' }],
  ])('%s is taken', (_what, subject, typed) => {
    expect(problems(subject, typed)).toEqual({});
  });

  test('that was there twice before is no reason to refuse another change', () => {
    const twin = { ...MAIN, id: 'twin' };
    const apps = [{ ...SHOP, tokenSets: [MAIN, twin] }];
    const input = { label: '', tokenSetLabel: 'Main' };
    const subject = { form: 'edit token set', tokenSet: twin } as const;
    expect(labelProblems(subject, input, { apps, environmentId: 'production' })).toEqual({});
  });
});
