import { redactFields } from './redact-fields.ts';
import { redactMail, redactMarks } from './redact-marks.ts';
import { redactMarkup } from './redact-markup.ts';
import { redactMultipart } from './redact-multipart.ts';
import { redactPairs, redactUsers } from './redact-pairs.ts';
import type { TextRedaction } from './text-redaction.ts';

type Step = (text: string, redaction: TextRedaction) => string;

/** Forms first, whose values may span lines; each step goes through the text once. */
const STEPS: readonly Step[] = [
  redactMultipart,
  redactMarks,
  redactUsers,
  redactMarkup,
  redactFields,
  redactPairs,
];

/** The values of secret fields in a text of any kind, by the forms in which fields are written. */
export function redactText(text: string, redaction: TextRedaction): string {
  const redacted = STEPS.reduce((left, step) => step(left, redaction), text);
  // Asked for as every other field that tells of a person.
  return redaction.judge('email') === null ? redacted : redactMail(redacted, redaction.put);
}
