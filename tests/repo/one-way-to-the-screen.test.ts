import { describe, expect, test } from 'vitest';
import { OUTER_ROOMS } from './import-table.ts';
import { readSources, type SourceFile } from './source-files.ts';

const SOURCES = readSources(['src'], ['.ts', '.tsx']).filter(({ file }) => !OUTER_ROOMS.test(file));
const PANEL = 'src/devtools/panel/';

interface Way {
  readonly says: string;
  readonly pattern: RegExp;
  /** allowed files, relative to the panel's folder */
  readonly only: readonly string[];
}

/** Functions that mark texts of a call as safe to show, and fields with unsafe texts: each has few users. */
const WAYS: readonly Way[] = [
  { says: 'calls an exchange shown', pattern: /\bas ShownExchange\b/, only: ['calls/redact-exchange.ts'] },
  {
    says: 'makes an exchange drawable',
    pattern: /\basShown\(/,
    // A copy that was shown before.
    only: ['calls/redact-exchange.ts', 'calls/use-own-calls.ts', 'kept/kept-call.ts'],
  },
  {
    says: 'reads a HAR entry as the browser gave it',
    pattern:
      /\b(?:harEntry|decodeHarEntry)\(|(?:call|request|\?)\.entry\b|\{ (?:entry, exchange, source, copy|key, source, entry) \}/,
    only: [
      'calls/read-call.ts',
      'calls/redact-exchange.ts',
      // Both pass it to redaction and show the result.
      'detail/redacted-call.tsx',
      'export/collect-entries.ts',
      'kept/create-keeper.ts',
      // Into the list, from which the others read it.
      'calls/use-network.ts',
      // Only its identity.
      'calls/each-once.ts',
      'calls/diagnosed-log.ts',
      // Only numbers.
      'detail/timing-tab.tsx',
      // What is sent again, and the explicit copy "with the real token".
      'replay/repeatable.ts',
      'detail/code-tab.tsx',
      // For code without secrets the body as it was sent is judged, and only the redacted one is written.
      'detail/code-writers.ts',
      // Only whether it holds a text.
      'filter/search-bodies.ts',
    ],
  },
  {
    says: 'reads a body',
    pattern: /\bbodies\.(?:read|peek)\(|\bpeek\(key\)/,
    only: [
      'calls/read-call.ts',
      'detail/redacted-call.tsx',
      'export/collect-entries.ts',
      // Only whether it holds a text.
      'filter/search-bodies.ts',
      'kept/create-keeper.ts',
    ],
  },
  {
    says: 'reads the address that was really called',
    pattern: /\basked\.url\b/,
    only: [
      'calls/read-call.ts',
      'calls/redact-exchange.ts',
      'calls/public-exchange.ts',
      'filter/match-filter.ts',
      'calls/learner.ts',
      'calls/call.ts',
      'replay/use-replay-form.ts',
      'replay/repeatable.ts',
      'calls/knowledge.ts',
      'sessions/recorded-calls.ts',
      // Replaced by the redacted one.
      'kept/kept-call.ts',
      'views/lookup-view.tsx',
      // Shown only where redaction leaves it as it is.
      'fault/failing-path.ts',
    ],
  },
  {
    says: 'asks the background to redact',
    pattern: /'exchanges\.redact'/,
    only: ['redaction/redact-values-by-background.ts'],
  },
];

function strays(sources: readonly SourceFile[]): readonly string[] {
  return sources
    .filter(({ file }) => file.startsWith(PANEL))
    .flatMap(({ file, text }) =>
      WAYS.filter(({ pattern, only }) => pattern.test(text) && !only.includes(file.slice(PANEL.length))).map(
        ({ says }) => `${file} ${says}`,
      ),
    );
}

describe('texts of an exchange have one way to the screen', () => {
  test('no other file marks them as safe to show, or reads unsafe ones', () => {
    expect(strays(SOURCES)).toEqual([]);
  });

  test('each allowed file still needs its exception', () => {
    const idle = WAYS.flatMap(({ says, pattern, only }) =>
      only
        .filter((name) => !SOURCES.some(({ file, text }) => file === `${PANEL}${name}` && pattern.test(text)))
        .map((name) => `${name} no longer ${says}`),
    );
    expect(idle).toEqual([]);
  });

  test.each([
    'const text = call.entry.request.url;',
    'return asShown({ ...exchange, pathname });',
    'const drawn = exchange as ShownExchange;',
    'const body = await bodies.read(key);',
    '<span title={exchange.asked.url} />',
  ])('a part that had another way would be told: %s', (text) => {
    expect(strays([{ file: `${PANEL}list/planted.tsx`, text }])).toHaveLength(1);
  });
});
