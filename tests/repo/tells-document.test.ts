import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { withTold } from '../e2e/tells/document.ts';
import { keyOf } from '../e2e/tells/told.ts';
import { toldFiles } from '../e2e/tells/told-files.ts';
import { WAYS } from '../e2e/tells/ways.ts';

const ALL = (['own host', 'another host'] as const).flatMap((relation) =>
  Object.keys(WAYS).map((way) => keyOf(relation, way)),
);

describe('docs/what-browsers-tell.md (npm run test:tells makes it anew)', () => {
  test('is made of what the browsers told', async () => {
    const document = await readFile(new URL('../../docs/what-browsers-tell.md', import.meta.url), 'utf8');
    expect(document).toBe(withTold(document, toldFiles));
  });

  test.each(['chrome', 'firefox'] as const)('knows every way of asking in %s, and no other', (browser) => {
    expect(Object.keys(toldFiles[browser].told).sort()).toEqual([...ALL].sort());
  });
});
