import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortNames } from '../../tools/build/short-names.ts';
import { bareSelectors, declarations, literalClasses, unusedClasses } from './check-sheets.ts';
import { ROOT, readSources } from './source-files.ts';

const SHEETS = readSources(['src'], ['.css']);
const MODULES = SHEETS.filter(({ file }) => file.endsWith('.module.css'));
const COMPONENTS = readSources(['src'], ['.tsx']).filter(({ file }) => !file.endsWith('.test.tsx'));
const THEME = 'src/ui/theme.css';

describe('class names', () => {
  test('are declared as the sheets define them: a wrong one does not compile', async () => {
    await expect(declarations(MODULES)).toMatchFileSnapshot(path.join(ROOT, 'src/class-names.d.ts'));
  });

  test('no two sheets have the same name, because a component could then get the classes of the other', () => {
    const names = MODULES.map(({ file }) => path.posix.basename(file));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('every class of a sheet is used by a component', () => {
    expect(MODULES.length).toBeGreaterThan(40);
    expect(unusedClasses(MODULES, COMPONENTS)).toEqual([]);
  });

  test('no component writes a class as text', () => {
    expect(COMPONENTS.flatMap(literalClasses)).toEqual([]);
  });

  test('are the shortest in the build, and the same whatever is built first', () => {
    const folder = path.join(ROOT, 'src');
    const [first, second] = [shortNames(folder), shortNames(folder)];
    const classes = MODULES.map(({ file }) => file);
    const forwards = classes.map((file) => first('head', file));
    const backwards = [...classes].reverse().map((file) => second('head', file));
    const known = classes.flatMap((file, i) => (forwards[i] === backwards.at(-1 - i) ? [file] : []));
    expect(known).toContain('src/popup/list/card/card.module.css');
    expect(Math.max(...forwards.map((name) => name.length))).toBeLessThanOrEqual(2);
  });
});

test('the sheet takes the row height of the list from its component', () => {
  const sheet = MODULES.find(({ file }) => file === 'src/devtools/panel/list/call-list.module.css');
  expect(sheet?.text).toMatch(/\.columns \{[^}]*\n {2}height: var\(--row-height\);/);
});

test('the list is scrolled as an opaque layer of its own: else Chromium leaves frames out', () => {
  const sheet = MODULES.find(({ file }) => file === 'src/devtools/panel/list/call-list.module.css');
  const [, list] = /\n\.list \{([^}]*)\}/.exec(sheet?.text ?? '') ?? [];
  expect(list).toContain('\n  will-change: scroll-position;\n  background: var(--ground);');
});

describe('what is global', () => {
  test('is the theme alone: every other sheet is a module', () => {
    expect(SHEETS.filter((sheet) => !MODULES.includes(sheet)).map(({ file }) => file)).toEqual([THEME]);
  });

  test('every selector of a module has a class of its own', () => {
    expect(MODULES.flatMap(bareSelectors)).toEqual([]);
  });

  test('a page links no sheet but the theme', () => {
    const pages = readSources(['src'], ['.html']);
    const listed = pages.flatMap(({ file, text }) =>
      [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"|<style/g)].map(([, href = 'a style']) =>
        path.posix.join(path.posix.dirname(file), href),
      ),
    );
    expect(listed).toEqual([THEME, THEME, THEME]);
  });
});

describe('these checks', () => {
  const sheet = {
    file: 'src/a/card.module.css',
    text: '/* .old {} */ .card > h2, .head:not(.quiet) { color: red }\n@keyframes late { from { opacity: 0 } }\ninput,\n:is(h1, h2) a {}',
  };

  test('detect a class that nothing uses', () => {
    const text = "import * as styles from './card.module.css';\nexport const a = [styles.card, styles.head];";
    expect(unusedClasses([sheet], [{ file: 'src/a/card.tsx', text }])).toEqual([
      'src/a/card.module.css: quiet',
    ]);
    expect(unusedClasses([sheet], [{ file: 'src/b/card.tsx', text }])).toHaveLength(3);
  });

  test('detect a selector without a class', () => {
    expect(bareSelectors(sheet)).toEqual([
      'src/a/card.module.css: input',
      'src/a/card.module.css: :is(h1, h2) a',
    ]);
  });

  test.each([
    ['<p class="old" />', ['old']],
    ['<p class={styles.a}>text</p>', []],
    ["<p class={is ? 'old new' : styles.a} />", ['old new']],
    ["<p class={tone === 'bad' ? styles.a : 'old'} />", ['old']],
    ["<p class={is ? styles.a : ''} />", []],
    ['<p class={`tone`} />', ['tone']],
  ])('detect the text in %s', (jsx, expected) => {
    const text = `export const a = () => ${jsx};`;
    expect(literalClasses({ file: 'a.tsx', text })).toEqual(expected.map((words) => `a.tsx: ${words}`));
  });
});
