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

const inFirefox = process.env['E2E_BROWSER'] === 'firefox';

/**
 * For real browsers on a busy machine. Files share a process: loading the driver and the sandbox again took seconds
 * each. In Firefox each file has its own process: running two in shared processes is not proven there.
 */
const IN_A_BROWSER = {
  environment: 'node',
  testTimeout: 120_000,
  hookTimeout: 180_000,
  isolate: inFirefox,
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
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          // For property tests on a busy machine.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'repo',
          environment: 'node',
          include: ['tests/repo/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          environment: 'node',
          include: ['tests/crash/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'shells',
          environment: 'node',
          include: ['tests/shells/**/*.test.ts'],
          // The terminal itself gives up if nothing happens any more.
          testTimeout: 3_600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'sandbox',
          environment: 'node',
          include: ['sandbox/**/*.test.ts', 'tests/advice/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'matrix',
          environment: 'node',
          include: ['tests/e2e/**/*.matrix.ts'],
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'consumers',
          environment: 'node',
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
          exclude: inFirefox ? [...ALONE, ...IN_CHROMIUM] : ALONE,
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
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
