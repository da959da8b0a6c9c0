import { invalidInput, unreadableBody } from '../api/refusals.ts';
import { readForm } from '../oauth/read-form.ts';

const FORM = 'application/x-www-form-urlencoded';
const MAX_LENGTH = 1000;

/** The named fields of a form, which are all required. Throws the 400 refusal with one entry per field. */
export function readCredentials<Name extends string>(
  { body, contentType }: { readonly body: Uint8Array; readonly contentType: string },
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const form = contentType.toLowerCase().startsWith(FORM) ? readForm(body) : undefined;
  if (!form) throw unreadableBody(`Send ${names.join(' and ')} as ${FORM} in UTF-8.`);
  const missing = names.filter((name) => !form.get(name));
  if (missing.length > 0) {
    throw invalidInput(Object.fromEntries(missing.map((name) => [name, ['This field is required.']])));
  }
  const entries = names.map((name) => [name, form.get(name) ?? ''] as const);
  const long = entries.filter(([, value]) => value.length > MAX_LENGTH);
  if (long.length > 0) {
    const message = `Ensure this field has no more than ${MAX_LENGTH} characters.`;
    throw invalidInput(Object.fromEntries(long.map(([name]) => [name, [message]])));
  }
  return Object.fromEntries(entries) as Record<Name, string>;
}
