import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withNames } from '../../src/diagnosis/redaction/names/fixtures/names-document.ts';

test('docs/redaction.md shows the rules and names as they are (UPDATE_DOCS=1 writes it)', async () => {
  const file = new URL('../../docs/redaction.md', import.meta.url);
  const document = await readFile(file, 'utf8');
  if (process.env['UPDATE_DOCS']) await writeFile(file, withNames(document));
  else expect(document).toBe(withNames(document));
});
