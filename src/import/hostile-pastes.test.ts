import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEST_SEED } from '../../tests/test-seed.ts';
import { credentialProblem } from '../inventorum/credential-syntax.ts';
import { CODE } from './fixtures/code.ts';
import { BRU, JSON_COLLECTIONS } from './fixtures/collections.ts';
import { ENV_FILES } from './fixtures/env-files.ts';
import { LABELLED } from './fixtures/labelled.ts';
import { CI, CS, RT } from './fixtures/paste-case.ts';
import { PROFILES } from './fixtures/profiles.ts';
import { SHELL } from './fixtures/shell.ts';
import type { PasteReading } from './paste.ts';
import { readPaste } from './read-paste.ts';

const FIELDS = ['clientId', 'clientSecret', 'refreshToken', 'accessToken'] as const;

/** Ten thousand by `PASTES=10000` (npm run test:soak); another few hundred at each commit. */
const RUNS = Number(process.env['PASTES'] ?? 300);

/** For a busy machine: no result depends on it. */
const LONG = { timeout: RUNS * 200 + 60_000 };

const EXAMPLES = [...LABELLED, ...ENV_FILES, ...SHELL, ...CODE, ...JSON_COLLECTIONS, ...BRU, ...PROFILES]
  .flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
  .filter((text) => text.length < 3000);

const NASTY = [
  '\0',
  '\u0001',
  '\u0002',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ud800',
  '"',
  "'",
  '`',
  '\\',
  '${',
  '{{',
  '}}',
  '$(',
  '((((',
  '[[[[',
  '{"a":',
  "'''",
  '^"',
  '#',
  '\r',
  '\n',
  'curl -u ',
  'Client ID: ',
  'fetch(',
  '<<x>>',
  '=',
  '&a: *a',
  '__proto__',
  'constructor: ',
];

const piece = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.constantFrom(...EXAMPLES),
  fc.string(),
  fc.string({ unit: 'binary' }),
);

/** Real pastes that are cut, mixed, repeated, nested and spoilt. */
const hostile = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...EXAMPLES), fc.nat(), fc.constantFrom(...NASTY)).map(([text, at, nasty]) => {
    const index = at % (text.length + 1);
    return text.slice(0, index) + nasty + text.slice(index);
  }),
  fc.tuple(fc.constantFrom(...EXAMPLES), fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
  fc
    .tuple(fc.constantFrom(...NASTY), fc.integer({ min: 1, max: 3000 }))
    .map(([text, count]) => text.repeat(count)),
);

function read(text: string): Promise<PasteReading> {
  return readPaste([{ text, name: null }]);
}

describe('a hostile paste', () => {
  test('is always read, says something, and gives only what can be sent', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
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
      hostile,
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

describe('the time of a paste grows with its length, not faster', () => {
  const grown: readonly (readonly [string, (length: number) => string])[] = [
    ...NASTY.map(
      (nasty) => [JSON.stringify(nasty), (length: number) => nasty.repeat(length / nasty.length)] as const,
    ),
    ['lines', (length) => 'Kind regards from the support\n'.repeat(length / 30)],
    ['blanks', (length) => `Client ID${' '.repeat(length)}x`],
    ['line breaks', (length) => `Client ID:${'\n'.repeat(length)}x`],
    [
      'curl lines',
      (length) =>
        `curl -u ${CI}:${CS} -d refresh_token=${RT} https://app.inventorum.com\n`.repeat(length / 95),
    ],
    ['labels', (length) => `Client ID: ${CI}\nClient Secret: ${CS}\n`.repeat(length / 60)],
    ['apps', (length) => Array.from({ length: length / 18 }, (_, at) => `Client ID: app-${at}`).join('\n')],
    ['items', (length) => `[${'{"name":"a","url":"b"},'.repeat(length / 23)}1]`],
    ['a long word', (length) => `Client Secret: ${'xY'.repeat(length / 2)}`],
    ['yaml', (length) => `a:\n${'  - b: c\n'.repeat(length / 9)}`],
    ['bru', (length) => `vars {\n${'  a: b\n'.repeat(length / 7)}}`],
  ];

  test.each(grown)('%s', LONG, async (_name, text) => {
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
  const sampled = grown.filter((_each, index) => RUNS > 1000 || (index + TEST_SEED) % 13 === 0);
  test.each(sampled)('a megabyte of %s is read', LONG, async (_name, text) => {
    const { drafts, refusals } = await read(text(1_000_000));
    expect(drafts.length + refusals.length).toBeGreaterThan(0);
  });
});
