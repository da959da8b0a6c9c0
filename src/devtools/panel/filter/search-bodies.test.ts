import { expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { type BodyMatches, searchBodies } from './search-bodies.ts';

function call(key: string, sent = ''): DiagnosedCall {
  const own = exchange({});
  const known = knowledge();
  return {
    ...{ key, source: 'page', explanation: known.explanation, size: null },
    exchange: asShown(own),
    entry: { request: { postData: { text: sent } } },
    diagnosis: diagnose(own, known),
  };
}

/** Searches until all calls were searched; returns the keys of those that have the text. */
async function keysWith(
  text: string,
  calls: readonly DiagnosedCall[],
  bodies: Readonly<Record<string, CallBody>>,
) {
  const searching = new AbortController();
  const matches = await new Promise<BodyMatches>((resolve) => {
    void searchBodies({
      texts: [text],
      calls: () => calls,
      peek: async (key) => bodies[key] ?? { kind: 'gone' },
      onMatches: (found) => found.progress === null && resolve(found),
      signal: searching.signal,
    });
  });
  searching.abort();
  return calls.filter((each) => matches.has(each, text)).map(({ key }) => key);
}

test('finds what was sent and what was received, in any case', async () => {
  const calls = [call('a', '{"name":"Tea MUG"}'), call('b'), call('c'), call('d')];
  const bodies = {
    b: { kind: 'text', text: 'a mug' },
    c: { kind: 'base64', text: 'mug' },
    d: { kind: 'text', text: 'pot' },
  } as const;
  expect(await keysWith('mug', calls, bodies)).toEqual(['a', 'b']);
});

test('finds a text that lies over the border of two pieces', async () => {
  const text = `${'x'.repeat(199_998)}mug${'x'.repeat(300_000)}`;
  expect(await keysWith('mug', [call('a')], { a: { kind: 'text', text } })).toEqual(['a']);
});
