import { expect, test } from 'vitest';
import { readBounded } from './read-bounded.ts';

/** a chunk, or `breaks` */
type Part = string;

function streamOf(
  parts: readonly Part[],
  onCancel: () => void = () => undefined,
): ReadableStream<Uint8Array> {
  const left = [...parts];
  return new ReadableStream({
    pull(controller) {
      const part = left.shift();
      if (part === undefined) controller.close();
      else if (part === 'breaks') controller.error(new TypeError('network error'));
      else controller.enqueue(new TextEncoder().encode(part));
    },
    cancel: onCancel,
  });
}

test.each<[string, readonly Part[] | null, string, boolean]>([
  ['no body', null, '', false],
  ['an empty body', [], '', false],
  ['a whole body', ['ab', 'cd'], 'abcd', false],
  ['a body of exactly the limit', ['abcd', 'ef'], 'abcdef', false],
  ['a longer one', ['abcd', 'efgh'], 'abcdef', true],
  ['a broken one', ['ab', 'breaks'], 'ab', true],
  ['one that breaks at once', ['breaks'], '', true],
])('of %s it keeps what came, within the limit', async (_what, parts, text, cut) => {
  const read = await readBounded(parts && streamOf(parts), 6);
  expect(new TextDecoder().decode(read.bytes)).toBe(text);
  expect(read.cut).toBe(cut);
});

test('the connection of a body that is too long is given up', async () => {
  let cancelled = false;
  const endless = streamOf(
    Array.from({ length: 100 }, () => 'abc'),
    () => {
      cancelled = true;
    },
  );
  await readBounded(endless, 6);
  expect(cancelled).toBe(true);
});
