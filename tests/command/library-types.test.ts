import { expect, test } from 'vitest';
import type { startSandbox as declared } from '../../cli/package/sandbox.d.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';

test('the declared library is the one that is there', () => {
  // Does not compile otherwise.
  const start: typeof declared = startSandbox;
  expect(start).toBe(startSandbox);
});
