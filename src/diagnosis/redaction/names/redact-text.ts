import { redactFields } from './redact-fields.ts';
import { redactMail, redactMarks } from './redact-marks.ts';
import { redactMarkup } from './redact-markup.ts';
import { redactMultipart } from './redact-multipart.ts';
import { redactPairs, redactUsers } from './redact-pairs.ts';
import type { TextRedaction } from './text-redaction.ts';

type Step = (text: string, redaction: TextRedaction) => string;

/** Multipart forms come first, because their values may span lines; each step passes through the text once. */
const STEPS: readonly Step[] = [
  redactMultipart,
  redactMarks,
  redactUsers,
  redactMarkup,
  redactFields,
  redactPairs,
];

/** Redacts the values of secret fields in any text, by the notations of fields. */
export function redactText(text: string, redaction: TextRedaction): string {
  const redacted = STEPS.reduce((left, step) => step(left, redaction), text);
  // Mail addresses count as personal data, like other such fields.
  return redaction.judge('email') === null ? redacted : redactMail(redacted, redaction.put);
}
