import { parseSync, Visitor } from 'vite';
import type { SourceFile } from './source-files.ts';

const READ_ALOUD: ReadonlySet<string> = new Set([
  'aria-label',
  'aria-description',
  'title',
  'placeholder',
  'alt',
  'label',
]);
const LETTER = /\p{L}/u;

/** Texts in a component that should be in src/messages, one sentence each. */
export function literalTexts({ file, text }: SourceFile): readonly string[] {
  const found: string[] = [];
  const note = (words: string): void => {
    if (LETTER.test(words)) found.push(`${file}: "${words.trim()}" belongs into src/messages/texts`);
  };
  const visitor = new Visitor({
    JSXText: ({ value }) => note(value),
    JSXExpressionContainer: ({ expression }) => {
      if (expression.type === 'Literal' && typeof expression.value === 'string') note(expression.value);
    },
    JSXAttribute: ({ name, value }) => {
      const isRead = name.type === 'JSXIdentifier' && READ_ALOUD.has(name.name);
      if (isRead && value?.type === 'Literal' && typeof value.value === 'string') note(value.value);
    },
  });
  visitor.visit(parseSync(file, text).program);
  return found;
}
