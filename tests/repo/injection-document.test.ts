import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withMatrix } from '../e2e/matrix/document.ts';

test('docs/injection.md shows the matrix as it is tested (npm run test:matrix -- docs writes it)', async () => {
  const document = await readFile(new URL('../../docs/injection.md', import.meta.url), 'utf8');
  expect(document).toBe(withMatrix(document));
});
