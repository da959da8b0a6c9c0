import type { Page } from '../../browsers/browser.ts';
import { testId } from './test-id.ts';

/** The values of the form's text fields by name, and what is said under that of the secret; null: no form is open. */
export function formIn(page: Page): Promise<Readonly<Record<string, string>> | null> {
  return page.evaluate((css) => {
    const form = document.querySelector(css);
    if (!form) return null;
    const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([type="radio"])')];
    const note = form.querySelector<HTMLElement>('[data-testid="note-clientSecret"]');
    return Object.fromEntries([
      ...fields.map(({ name, value }) => [name, value]),
      ['note', note?.innerText ?? ''],
    ]);
  }, testId('form'));
}
