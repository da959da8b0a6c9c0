import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../tools/project.ts';
import { refreshEdges } from './documents/refresh-edges.ts';

function read(file: string): Promise<string> {
  return readFile(path.join(ROOT, file), 'utf8');
}

test('the diagram of the refresh shows every step that the machine takes, and no other', async () => {
  const diagram = /```mermaid\r?\n([\s\S]*?)```/.exec(await read('docs/token-life-cycle.md'))?.[1] ?? '';
  const drawn = diagram.split(/\r?\n/).filter((line) => line.includes('-->'));

  expect(drawn.map((line) => line.trim()).sort()).toEqual(refreshEdges());
});

describe('the table of what is known of servers, clients and browsers', () => {
  test('names only tests that exist', async () => {
    const rows = rowsOf(await read('docs/reliability.md'));
    const shown = rows.flatMap(({ mark, shown }) => shown.map((link) => ({ mark, ...link })));
    const missing = await Promise.all(
      shown.map(async ({ mark, file, title }) =>
        (await read(file)).includes(title) ? [] : [`${mark}: ${file}: ${title}`],
      ),
    );

    expect(shown.length).toBeGreaterThan(40);
    expect(missing.flat()).toEqual([]);
  });

  test('has one line for each mark of the parts A to D', async () => {
    const marks = rowsOf(await read('docs/reliability.md')).map(({ mark }) => mark);

    expect(marks).toEqual([...series('A', 8), ...series('B', 19), ...series('C', 23), ...series('D', 35)]);
  });

  test('says for each why it needs no test, or which one shows it', async () => {
    const empty = rowsOf(await read('docs/reliability.md')).filter(
      ({ shown, reason }) => shown.length === 0 && reason.length < 20,
    );

    expect(empty).toEqual([]);
  });
});

interface Row {
  readonly mark: string;
  readonly shown: readonly { readonly file: string; readonly title: string }[];
  readonly reason: string;
}

/** `| A1 | what is known | `file`: "title"; … or a reason |` */
function rowsOf(markdown: string): readonly Row[] {
  return [...markdown.matchAll(/^\| ([A-D]\d+) \| .* \| (.*) \|$/gm)].map(([, mark = '', last = '']) => ({
    mark,
    shown: [...last.matchAll(/`([^`]+)`: "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title })),
    reason: last.replaceAll(/`[^`]+`: "[^"]+"/g, ''),
  }));
}

function series(letter: string, length: number): readonly string[] {
  return Array.from({ length }, (_, index) => `${letter}${index + 1}`);
}
