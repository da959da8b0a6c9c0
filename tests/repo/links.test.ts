import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, readSources, type SourceFile } from './source-files.ts';

/** The Markdown files beside package.json, and all of docs/. */
function documents(): readonly SourceFile[] {
  const top = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const read = (file: string): SourceFile => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') });
  return [...top.map(read), ...readSources(['docs'], ['.md'])];
}

/** The targets of relative links and pictures, without the part after `#`. */
function relativeLinks(markdown: string): readonly string[] {
  const prose = markdown.replace(/```.*?```/gs, '').replace(/`[^`]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)|\bsrc="([^"]+)"/g)].map(
    ([, link, src]) => link ?? src ?? '',
  );
  return targets
    .filter((target) => !/^([a-z]+:|#|\/\/)/i.test(target))
    .map((target) => decodeURIComponent(target.replace(/#.*$/, '')));
}

test('every relative link and picture of the documents leads somewhere', () => {
  const all = documents();
  const links = all.flatMap(({ file, text }) => relativeLinks(text).map((link) => ({ file, link })));
  expect(links.length).toBeGreaterThan(0);
  const broken = links.filter(({ file, link }) => !existsSync(path.join(ROOT, path.dirname(file), link)));
  expect(broken).toEqual([]);
});

test.each([
  ['[a](docs/a.md#part)', ['docs/a.md']],
  ['![b](pictures/b.png "title") and [c](https://example.test/c)', ['pictures/b.png']],
  ['<img src="d.png" width="1"> `[no](link)`', ['d.png']],
])('the links of %s are found', (markdown, links) => {
  expect(relativeLinks(markdown)).toEqual(links);
});
