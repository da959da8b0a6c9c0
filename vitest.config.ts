import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/**
 * These measure time, or end a browser or a background at a chosen moment: no other file of this browser runs in
 * parallel.
 */
const ALONE = ['deletions', 'disasters', 'hostile-answers', 'kills', 'restart', 'tabs', 'worker-life'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

/** These test documents of their own, not the extension: one browser is enough. */
const IN_CHROMIUM = ['tests/e2e/gallery.test.ts'];

/** Its sample is played in Chromium, whose DevTools leave out the most; `npm run test:tells` plays it whole in both. */
const SAMPLED_IN_CHROMIUM = ['tests/e2e/tells.test.ts'];

/** Same code, same rules in both: `npm test` plays each file in one of the browsers, by the commit's seed. */
const IN_TURNS = [
  'accessibility',
  'allowing',
  'answers',
  'browser-model',
  'cors',
  'dev-loop',
  'edges',
  'environments',
  'failures',
  'history',
  'journal',
  'legacy',
  'log-in-pages',
  'many-apps',
  'matrix',
  'origins',
  'panel',
  'panel-accessibility',
  'panel-detail',
  'panel-export',
  'panel-keyboard',
  'panel-knowledge',
  'panel-life',
  'panel-replay',
  'panel-secrets',
  'panel-sessions',
  'rules-agree',
  'verdicts',
  'verdicts-german',
  'deletions',
  'restart',
  'disasters',
  'hostile-answers',
  'make-it-fail',
  'panel-finding',
  'drafts',
  'panel-reload',
  'unauthorized',
  'pins',
  'guard',
  'pause',
].map((name) => `tests/e2e/${name}.test.ts`);

const inFirefox = process.env['E2E_BROWSER'] === 'firefox';

const isSampled = process.env['E2E_WHOLE'] === undefined;

/** The sampled files that the other browser plays. */
function ofTheOther(): readonly string[] {
  const turn = Number(process.env['TEST_SEED'] ?? 0) + (inFirefox ? 1 : 0);
  if (!isSampled) return [];
  const inTurns = IN_TURNS.filter((_file, index) => (index + turn) % 2 === 1);
  return inFirefox ? [...inTurns, ...SAMPLED_IN_CHROMIUM] : inTurns;
}

/** The files of Node share their process: loading the modules for each took as long as the tests. */
const IN_NODE = { environment: 'node', isolate: false, unstubGlobals: true } as const;

/** For real browsers on a busy machine. */
const IN_A_BROWSER = {
  ...IN_NODE,
  testTimeout: 120_000,
  hookTimeout: 180_000,
  // Vitest would end a poll after one second, in which a busy machine hardly opens a page.
  expect: { poll: { timeout: 20_000 } },
} as const;

/** One project per kind of test; `npm test` runs them all and adds up their counts (tools/test.ts). */
export default defineConfig({
  plugins: [preact()],
  test: {
    // Vitest would leave one core idle for its own process, which mostly waits: with two cores that is half.
    maxWorkers: '100%',
    // Components import class names from their sheets; in a test they are those that stand there.
    css: { include: /\.module\.css$/, modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'unit',
          include: ['src/**/*.test.ts', 'cli/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          // For property tests on a busy machine.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'components',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'repo',
          include: ['tests/repo/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'shells',
          include: ['tests/shells/**/*.test.ts'],
          // The terminal itself gives up if nothing happens any more.
          testTimeout: 3_600_000,
        },
      },
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'sandbox',
          include: ['sandbox/**/*.test.ts', 'tests/advice/**/*.test.ts', 'tests/command/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'matrix',
          include: ['tests/e2e/**/*.matrix.ts'],
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        // Only `npm run test:soak` starts them.
        test: { ...IN_A_BROWSER, name: 'e2e-soak', include: ['tests/e2e/**/*.soak.ts'] },
      },
      {
        extends: true,
        test: {
          ...IN_NODE,
          name: 'consumers',
          include: ['tests/consumers/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...IN_A_BROWSER,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [...ALONE, ...(inFirefox ? IN_CHROMIUM : []), ...ofTheOther()],
          // A browser uses little more than one core.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...IN_A_BROWSER,
          name: 'e2e-alone',
          include: ALONE,
          exclude: [...ofTheOther()],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
