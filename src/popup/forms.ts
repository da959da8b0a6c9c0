import { lazily } from './lazily.tsx';

const forms = lazily(async () => (await import('./form/open-form.tsx')).OpenForm);
const paste = lazily(async () => (await import('./paste/paste-anywhere.tsx')).PasteAnywhere);

/** Takes text that is pasted while no form is open. */
export const PasteAnywhere = paste.Part;

/** The open form. Its code is loaded once the first view is rendered. */
export const OpenForm = forms.Part;

/** Loads the code of the forms at once. */
export const loadForms = () => Promise.all([forms.load(), paste.load()]);
