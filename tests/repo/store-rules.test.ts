import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, readSources } from './source-files.ts';

/** Texts that reviewers and their programs look for, whatever the code around them does. */
const SEARCHED: readonly (readonly [string, RegExp])[] = [
  ['code from a text', /\beval\b|\bnew Function\b|\bFunction\s*\(/],
  ['code from elsewhere', /\bimportScripts\b|\bimport\s*\(\s*[^\s"'`)]/],
  [
    'markup from a text',
    /\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bsetHTMLUnsafe\b|\bdocument\.write/,
  ],
  ['a timer that runs a text', /\bset(?:Timeout|Interval)\s*\(\s*["'`]/],
  ['the address of a script', /\bhttps?:\/\/[^\s"'`<>)]+\.(?:m?js|wasm)\b/],
];

/** What may stay, with what it is. Each takes one text out of a file before the search. */
const EXPLAINED: readonly (readonly [RegExp, string])[] = [
  [
    /inspectedWindow\.eval\(`(?:performance\.timeOrigin|location\.origin)`\)/g,
    'asks DevTools for two numbers and names of the inspected page: the only API for it, with a text of our own',
  ],
  [
    /inspectedWindow:\{eval:\{minArgs:1/g,
    'the table of webextension-polyfill with the number of arguments of every API',
  ],
  [
    /\.__html==\w+\.__html\|\|\w+\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\w+\.__html\)/g,
    "preact's static markup (dangerouslySetInnerHTML), which no component of ours uses",
  ],
];

interface Finding {
  readonly file: string;
  readonly what: string;
  readonly text: string;
}

function findings(file: string, text: string): readonly Finding[] {
  const rest = EXPLAINED.reduce((left, [explained]) => left.replace(explained, ''), text);
  return SEARCHED.flatMap(([what, pattern]) => {
    const at = rest.search(pattern);
    return at < 0 ? [] : [{ file, what, text: rest.slice(Math.max(0, at - 40), at + 60) }];
  });
}

describe.each(['chrome', 'firefox'])('the extension built for %s', (browser) => {
  const built = readSources([`dist/${browser}`], ['.js', '.html', '.json', '.css']);

  test('has no text that a store rejects, except those that are explained', () => {
    expect(built.length).toBeGreaterThan(15);
    expect(built.flatMap(({ file, text }) => findings(file, text))).toEqual([]);
  });

  test('has every text that is explained: an explanation of nothing is removed', () => {
    const all = built.map(({ text }) => text).join('\n');
    expect(EXPLAINED.filter(([explained]) => !all.match(explained)).map(([, why]) => why)).toEqual([]);
  });
});

test('no component of ours uses static markup', () => {
  const sources = readSources(['src'], ['.ts', '.tsx']);
  expect(sources.filter(({ text }) => text.includes('dangerouslySetInnerHTML'))).toEqual([]);
});

test('README.md tells reviewers of the markup', () => {
  expect(readFileSync(path.join(ROOT, 'README.md'), 'utf8')).toContain('preact sets `innerHTML` only');
});

test.each([
  ['eval', 'a=eval(b)'],
  ['eval by its window', 'window.eval(b)'],
  ['a function of a text', 'new Function("return 1")'],
  ['a function of a text, without new', 'Function("return 1")()'],
  ['a script of a worker', 'importScripts("a.js")'],
  ['an import of any address', 'import(a)'],
  ['markup', 'a.innerHTML=b'],
  ['markup beside', 'a.insertAdjacentHTML("beforeend",b)'],
  ['another markup of preact', 'e.innerHTML=f.__html'],
  ['a timer', 'setTimeout("a()",1)'],
  ['an address of a script', '// see https://a.test/b/c.js'],
])('%s is found', (_what, text) => {
  expect(findings('a.js', `let a=1;${text};`)).toHaveLength(1);
});

test.each([
  'import("./forms-1.js")',
  'a.evaluate()',
  'setTimeout(()=>{},1)',
  'see https://a.test/js/',
  'isFunction(a)',
])('%s is none', (text) => {
  expect(findings('a.js', text)).toEqual([]);
});
