import { describe, expect, test } from 'vitest';
import { CODE } from './fixtures/code.ts';
import { BRU, JSON_COLLECTIONS } from './fixtures/collections.ts';
import { ANSWERS, ENV_FILES } from './fixtures/env-files.ts';
import { LABELLED } from './fixtures/labelled.ts';
import type { PasteCase } from './fixtures/paste-case.ts';
import { PROFILES } from './fixtures/profiles.ts';
import { REFUSED } from './fixtures/refused.ts';
import { SHELL } from './fixtures/shell.ts';
import type { PastePiece } from './paste.ts';
import { readPaste } from './read-paste.ts';

const CASES = [
  ...LABELLED,
  ...ENV_FILES,
  ...ANSWERS,
  ...SHELL,
  ...CODE,
  ...JSON_COLLECTIONS,
  ...BRU,
  ...PROFILES,
  ...REFUSED,
];

const NO_CREDENTIALS = { clientId: null, clientSecret: null, refreshToken: null, accessToken: null };

function piecesOf({ text }: PasteCase): readonly PastePiece[] {
  const texts = typeof text === 'string' ? [text] : text;
  return texts.map((each) => (typeof each === 'string' ? { text: each, name: null } : each));
}

describe('readPaste', () => {
  test('knows at least 30 formats by at least 200 examples', () => {
    expect(CASES.length).toBeGreaterThan(300);
    expect(new Set(CASES.map(({ format }) => format.split(',')[0])).size).toBeGreaterThan(30);
  });

  test.each(CASES.map((each, index) => [`${index} ${each.format}`, each] as const))(
    '%s',
    async (_name, each) => {
      const { drafts, questions, refusals, unknownOrigins } = await readPaste(piecesOf(each));
      expect({
        drafts,
        asks: questions.map(({ code, field, choices }) => [code, field, ...choices]),
        refuses: [...new Set(refusals.map(({ code }) => code))],
        unknown: unknownOrigins,
      }).toMatchObject({
        drafts: (each.drafts ?? []).map((draft) => ({ ...NO_CREDENTIALS, ...draft })),
        asks: each.asks ?? [],
        refuses: each.refuses ?? [],
        ...(each.unknown && { unknown: each.unknown }),
      });
    },
  );
});
