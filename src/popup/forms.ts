import { lazily } from './lazily.tsx';

const credentials = lazily(async () => (await import('./form/credentials-form.tsx')).CredentialsForm);
const page = lazily(async () => (await import('./allow/page-form.tsx')).PageForm);

export const CredentialsForm = credentials.Part;
export const PageForm = page.Part;

/** Loads the code of the forms before the click that opens one. */
export async function loadForms(): Promise<void> {
  await Promise.all([credentials.load(), page.load()]);
}
