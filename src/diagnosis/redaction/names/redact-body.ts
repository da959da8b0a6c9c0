import { isPlaceholder } from '../placeholders.ts';
import { redactJson } from './redact-json.ts';
import { redactText } from './redact-text.ts';
import type { TextRedaction } from './text-redaction.ts';

/** Texts in texts in texts: each is read as often as it is deep. */
const DEEPEST = 5;

/** Without any of these no text holds a value under a name. */
const MAY_HOLD = /[=:<@[{]|eyJ|bearer|basic|token|BEGIN/i;

/** A text by what it is: JSON, or any text; and so the texts in it. */
export function redactBody(text: string, redaction: Omit<TextRedaction, 'nested'>): string {
  return nestedAt(0, {
    judge: redaction.judge,
    put: (kind, value) => (isPlaceholder(value) ? value : redaction.put(kind, value)),
  })(text);
}

function nestedAt(depth: number, redaction: Omit<TextRedaction, 'nested'>): (text: string) => string {
  if (depth > DEEPEST) return (text) => text;
  const inner: TextRedaction = { ...redaction, nested: (text) => nestedAt(depth + 1, redaction)(text) };
  return (text) => {
    if (!MAY_HOLD.test(text)) return text;
    const json = /^\s{0,100}[{["]/.test(text) ? redactJson(text, inner) : undefined;
    return json ?? redactText(text, inner);
  };
}
