import { lazily } from './lazily.tsx';

const forms = lazily(async () => (await import('./form/open-form.tsx')).OpenForm);

/** The open form. Its code is loaded once the first view is rendered. */
export const OpenForm = forms.Part;

/** Loads the code of the forms at once. */
export const loadForms = forms.load;
