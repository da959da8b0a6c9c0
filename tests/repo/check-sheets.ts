import path from 'node:path';
import { parseSync, Visitor } from 'vite';
import { classesIn, namesInSheet, preludesOf } from '../../tools/build/names-in-sheet.ts';
import { importsOf, resolve } from './check-imports.ts';
import type { SourceFile } from './source-files.ts';

const MODULE = '.module.css';

/** The text of `src/class-names.d.ts`, with which a wrong class name does not compile. */
export function declarations(sheets: readonly SourceFile[]): string {
  const modules = sheets.map(({ file, text }) => {
    const names = namesInSheet(text).map((name) => `  export const ${name}: string;\n`);
    return `declare module '*/${path.posix.basename(file)}' {\n${names.join('')}}\n`;
  });
  return `// Written from the sheets: npx vitest run --project repo styles -u\n\n${modules.sort().join('\n')}`;
}

/** Classes that no component takes from their sheet, as `file: name`. */
export function unusedClasses(
  sheets: readonly SourceFile[],
  components: readonly SourceFile[],
): readonly string[] {
  const taken = new Set(components.flatMap(takenClasses));
  return sheets.flatMap(({ file, text }) =>
    [...new Set(preludesOf(text).flatMap(classesIn))]
      .map((name) => `${file}: ${name}`)
      .filter((one) => !taken.has(one)),
  );
}

/** `import * as styles from './card.module.css'` and `styles.head`: `src/popup/list/card.module.css: head` */
function takenClasses({ file, text }: SourceFile): readonly string[] {
  if (!text.includes(MODULE)) return [];
  return importsOf({ file, text })
    .filter(({ specifier }) => specifier.endsWith(MODULE))
    .flatMap(({ specifier }) => {
      const [, alias = ''] = new RegExp(`import \\* as (\\w+) from '${specifier}'`).exec(text) ?? [];
      const uses = text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'));
      return [...uses].map(([, name = '']) => `${resolve(file, specifier)}: ${name}`);
    });
}

/** Class names written as text in a component, which belong to no sheet. A compared text (`tone === 'bad'`) is no class. */
export function literalClasses({ file, text }: SourceFile): readonly string[] {
  const found: string[] = [];
  const around: ('class' | 'other attribute' | 'comparison')[] = [];
  const note = (words: unknown): void => {
    if (around.at(-1) === 'class' && typeof words === 'string' && words.trim() !== '') {
      found.push(`${file}: ${words.trim()}`);
    }
  };
  const leave = () => void around.pop();
  const visitor = new Visitor({
    JSXAttribute: ({ name }) => void around.push(name.name === 'class' ? 'class' : 'other attribute'),
    'JSXAttribute:exit': leave,
    BinaryExpression: () => void around.push('comparison'),
    'BinaryExpression:exit': leave,
    Literal: ({ value }) => note(value),
    TemplateElement: ({ value }) => note(value.cooked),
  });
  visitor.visit(parseSync(file, text).program);
  return found;
}

/** Selectors without a class of the module, which style elements of any component. */
export function bareSelectors({ file, text }: SourceFile): readonly string[] {
  return preludesOf(text)
    .filter((prelude) => !prelude.startsWith('@') && !KEYFRAME.test(prelude))
    .flatMap((prelude) => prelude.split(SELECTORS_END))
    .filter((selector) => classesIn(selector).length === 0 && !PAGE.test(selector))
    .map((selector) => `${file}: ${selector}`);
}

const KEYFRAME = /^(?:from|to|[\d.]+%)$/;

/** A comma outside of brackets. */
const SELECTORS_END = /, (?![^(]*\))/;

/** A page's own frame, which is styled before anything is rendered in it. */
const PAGE = /^:global\(\[data-page="\w+"\]/;
