import { expect, test } from 'vitest';
import { OUTER_ROOMS } from './import-table.ts';
import { readSources, type SourceFile } from './source-files.ts';

/** Rooms with errors of the browser; in pure rooms a `catch` is the result of a parser. */
const ROOMS = /^src\/(?:background|devtools|messaging|options|platform|popup|storage|ui)\//;

/** `catch {`, `catch (error) {` or `.catch(…`, with the lines around it. */
const CATCH = /\bcatch\b/;

/** Silent catches of a file, by line: they neither report the error, nor rethrow it, nor say why it may be dropped. */
function silentCatches({ file, text }: SourceFile): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (!CATCH.test(line) || /^\s*(?:\*|\/\/|\/\*)/.test(line)) return [];
    const after = lines.slice(index, index + 4).join('\n');
    const before = lines.slice(Math.max(0, index - 3), index).join('\n');
    const isTold = /\b(?:report|dropped)\(|\bthrow\b/.test(after);
    const saysWhy = /\/\/|\/\*\*/.test(`${before}\n${after}`);
    return isTold || saysWhy ? [] : [`${file}:${index + 1}`];
  });
}

test('a caught error is rethrown, reported to the trace, or a comment says why it is dropped', () => {
  const sources = readSources(['src'], ['.ts', '.tsx']);
  const silent = sources
    .filter(({ file }) => ROOMS.test(file) && !OUTER_ROOMS.test(file))
    .flatMap(silentCatches);
  expect(silent).toEqual([]);
});

test.each([
  ['a bare catch', 'try {\n  a();\n} catch {\n  b();\n}'],
  ['a promise that is dropped', 'await a().catch(() => undefined);'],
])('the check finds %s', (_what, text) => {
  expect(silentCatches({ file: 'src/background/x.ts', text })).toHaveLength(1);
});

test.each([
  ['a comment', '// It is only a help.\nawait a().catch(() => undefined);'],
  ['a trace', "await a().catch(dropped('history', undefined));"],
  ['an error thrown on', 'try {\n  a();\n} catch (error) {\n  c();\n  throw error;\n}'],
])('the check is content with %s', (_what, text) => {
  expect(silentCatches({ file: 'src/background/x.ts', text })).toEqual([]);
});
