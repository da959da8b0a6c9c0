import { isPlaceholder } from '../placeholders.ts';
import { redactJson } from './redact-json.ts';
import { redactText } from './redact-text.ts';
import type { TextRedaction } from './text-redaction.ts';

/** Texts nested in texts: each one is read once per level. */
const DEEPEST = 5;

/** A text without any of these holds no value with a name. */
const MAY_HOLD = /[=:<@[{]|eyJ|bearer|basic|token|BEGIN/i;

/** Redacts a text by its kind, JSON or other, and the texts nested in it. */
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
