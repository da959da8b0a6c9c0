import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pasteText } from '../../sandbox/pages/paste-text.ts';
import { readPaste } from '../../src/import/read-paste.ts';

const APP = { label: 'Locamo.de connector', clientId: 'client-id-1', clientSecret: 'client-secret-1' };
const TOKEN = { accessToken: 'access-token-1', refreshToken: 'refresh-token-1' };

test.each([
  ['https://app.inventorum.com/apps/1/', { environmentId: 'production', unknownOrigin: null }],
  ['https://manager.shore.com/apps/1/', { environmentId: 'production', unknownOrigin: null }],
  ['http://localhost:8000/apps/1/', { environmentId: null, unknownOrigin: 'http://localhost:8000' }],
])('what a page at %s gives to copy is one whole draft', async (address, place) => {
  const reading = await readPaste([{ text: pasteText(address, APP, TOKEN), name: null }]);
  expect(reading.drafts).toMatchObject([{ ...APP, ...TOKEN, ...place, missing: [] }]);
  expect([reading.questions, reading.refusals]).toEqual([[], []]);
});

test('no byte of a secret is lost or changed', async () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefXYZ0189-._~'), minLength: 8, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(word, word, word, async (clientId, clientSecret, refreshToken) => {
      const text = pasteText(
        'https://app.inventorum.com/',
        { ...APP, clientId: `i${clientId}0`, clientSecret: `s${clientSecret}0` },
        { ...TOKEN, refreshToken: `r${refreshToken}0` },
      );
      const { drafts } = await readPaste([{ text, name: null }]);
      expect(drafts).toMatchObject([
        { clientId: `i${clientId}0`, clientSecret: `s${clientSecret}0`, refreshToken: `r${refreshToken}0` },
      ]);
    }),
  );
});
