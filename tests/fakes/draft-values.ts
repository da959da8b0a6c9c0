import type { DraftValues } from '../../src/import/form-draft.ts';

/** What is typed in the form for an app, without its secrets. */
export const DRAFT_VALUES: DraftValues = {
  label: 'Shop',
  kind: 'internal',
  obtain: 'log in',
  environmentId: 'production',
  clientId: 'ci-1',
  tokenSetLabel: '',
  email: '',
  asTyped: [],
};
