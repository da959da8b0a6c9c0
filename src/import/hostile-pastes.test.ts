import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEST_SEED } from '../../tests/test-seed.ts';
import { credentialProblem } from '../inventorum/credential-syntax.ts';
import { GROWN } from './fixtures/grown-pastes.ts';
import { hostilePaste } from './fixtures/hostile-paste.ts';
import type { PasteReading } from './paste.ts';
import { readPaste } from './read-paste.ts';

const FIELDS = ['clientId', 'clientSecret', 'refreshToken', 'accessToken'] as const;

/** Ten thousand by `PASTES=10000` (npm run test:soak); another few hundred at each commit. */
const RUNS = Number(process.env['PASTES'] ?? 300);

/** For a busy machine: no result depends on it. */
const LONG = { timeout: RUNS * 200 + 60_000 };

function read(text: string): Promise<PasteReading> {
  return readPaste([{ text, name: null }]);
}

describe('a hostile paste', () => {
  test('is always read, says something, and gives only what can be sent', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(hostilePaste, async (text) => {
        const { drafts, questions, refusals } = await read(text);
        expect(drafts.length + refusals.length).toBeGreaterThan(0);
        expect(refusals.length).toBe(new Set(refusals.map((each) => JSON.stringify(each))).size);
        if (refusals.some(({ code }) => code === 'nothing found')) expect(drafts).toEqual([]);
        const given = drafts.map((draft) => FIELDS.filter((field) => draft[field] !== null));
        expect(
          given.every((fields, at) => fields.length > 0 || questions.some(({ draft }) => draft === at)),
        ).toBe(true);
        const problems = drafts.flatMap((draft) =>
          FIELDS.map((field) => credentialProblem(field, draft[field] ?? '')),
        );
        expect(problems.filter((problem) => problem !== null)).toEqual([]);
      }),
      { numRuns: RUNS, seed: TEST_SEED },
    );
  });

  test('puts no secret into a code, a question’s name or an origin', LONG, async () => {
    const secret = 's3CR3T-value-0f-nobody';
    const spoilt = fc.tuple(
      hostilePaste,
      fc.constantFrom(
        'Client Secret: ',
        'client_secret=',
        '{"refresh_token":"',
        'https://x:',
        '?access_token=',
      ),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async ([text, name]) => {
        const { drafts, questions, refusals, unknownOrigins } = await read(`${text}\n${name}${secret}`);
        const told = { refusals, unknownOrigins, codes: questions.map(({ code, field }) => [code, field]) };
        const named = drafts.map(({ environmentId, unknownOrigin, kind, missing }) => [
          environmentId,
          unknownOrigin,
          kind,
          missing,
        ]);
        expect(JSON.stringify([told, named])).not.toContain(secret);
      }),
      { numRuns: Math.ceil(RUNS / 3), seed: TEST_SEED },
    );
  });
});

test('more apps than any file has, or the same refusal again and again, is said once', LONG, async () => {
  const apps = Array.from({ length: 150_000 }, (_, at) => `Client ID: app-${at}`).join('\n');
  expect(await read(apps)).toMatchObject({ drafts: [], refusals: [{ code: 'too long' }] });
  const members = '{"email":"a","password":"b"},'.repeat(100_000);
  expect(await read(`const them = [${members}1]`)).toMatchObject({
    drafts: [],
    refusals: [{ code: 'email and password' }],
  });
});

describe('the time of a paste grows with its length, not faster', () => {
  test.each(GROWN)('%s', LONG, async (_name, text) => {
    const [short, long] = [text(20_000), text(200_000)];
    const timeOf = async (one: string) => {
      const before = process.cpuUsage();
      await read(one);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    await timeOf(short);
    const allowed = 40 * Math.min(await timeOf(short), await timeOf(short)) + 300;
    expect(await timeOf(long)).toBeLessThan(allowed);
  });

  // All of them are read by `npm run test:soak`, three at each commit.
  const sampled = GROWN.filter((_each, index) => RUNS > 1000 || (index + TEST_SEED) % 13 === 0);
  test.each(sampled)('a megabyte of %s is read', LONG, async (_name, text) => {
    const { drafts, refusals } = await read(text(1_000_000));
    expect(drafts.length + refusals.length).toBeGreaterThan(0);
  });
});
