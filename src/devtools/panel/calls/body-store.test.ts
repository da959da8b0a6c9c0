import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type BodySource, createBodyStore } from './body-store.ts';

function source(text: string, facts: { size?: number; base64?: boolean } = {}): BodySource {
  return { size: facts.size ?? text.length, fetch: async () => ({ text, base64: facts.base64 ?? false }) };
}

const untold = async () => ({ text: '', base64: false, untold: true }) as const;

describe('the body store', () => {
  test('fetches a body when it is asked for, once', async () => {
    const store = createBodyStore();
    const asked = vi.fn(async () => ({ text: '{}', base64: false }));
    store.keep('a', { size: 2, fetch: asked });
    expect(asked).not.toHaveBeenCalled();
    expect(await store.read('a')).toEqual({ kind: 'text', text: '{}' });
    expect(await store.read('a')).toEqual({ kind: 'text', text: '{}' });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['base64', source('AAEC', { base64: true }), { kind: 'base64', text: 'AAEC' }],
    ['an answer without a body', source('', { size: 0 }), { kind: 'none' }],
    ['a body that came as nothing', source('', { size: 40 }), { kind: 'gone' }],
    [
      'what broke off',
      { ...source('{"a":', { size: 5 }), brokeOff: true },
      { kind: 'text', text: '{"a":', cut: 'broke off' },
    ],
    [
      'what the browser cut',
      { size: 5, fetch: async () => ({ text: '[1', base64: false, cut: { kept: 2, missing: 3 } }) },
      { kind: 'text', text: '[1', cut: { kept: 2, missing: 3 } },
    ],
    [
      'what the browser cut to nothing',
      { size: 5, fetch: async () => ({ text: '', base64: false, cut: { kept: 0, missing: 5 } }) },
      { kind: 'text', text: '', cut: { kept: 0, missing: 5 } },
    ],
    ['what broke off unseen', { ...source('', { size: 0 }), brokeOff: true }, { kind: 'broke off' }],
    ['a body that the browser does not give', { size: null, fetch: untold }, { kind: 'gone' }],
    ['none where the browser gives none', { size: 0, fetch: untold }, { kind: 'none' }],
    [
      'an empty body of unknown size',
      { size: null, fetch: async () => ({ text: '', base64: false }) },
      { kind: 'none' },
    ],
    ['a failure', { size: 40, fetch: () => Promise.reject(new Error('evicted')) }, { kind: 'gone' }],
  ])('tells %s', async (_, given, expected) => {
    const store = createBodyStore();
    store.keep('a', given);
    expect(await store.read('a')).toEqual(expected);
  });

  test.each([
    ['a small one', 1, 3000],
    ['one of unknown size', null, 3000],
    ['one of 3.2 MB', 3_200_000, 18_500],
  ])('does not wait for ever: %s', async (_what, size, ms) => {
    vi.useFakeTimers();
    const store = createBodyStore();
    store.keep('a', { size, fetch: () => new Promise(() => {}) });
    const reading = store.read('a');
    await vi.advanceTimersByTimeAsync(ms);
    expect(await reading).toEqual({ kind: 'gone' });
    vi.useRealTimers();
  });

  test.each([
    ['after 2.1 s', 3_200_000, 2100],
    ['after 15 s', 3_200_000, 15_000],
    ['after 1.9 s, its size not told', null, 1900],
  ])('takes a body that comes late, because it is large or the machine busy: %s', async (_what, size, ms) => {
    vi.useFakeTimers();
    const store = createBodyStore();
    const late = new Promise<{ text: string; base64: boolean }>((resolve) => {
      setTimeout(() => resolve({ text: '{}', base64: false }), ms);
    });
    store.keep('a', { size, fetch: () => late });
    const reading = store.read('a');
    await vi.advanceTimersByTimeAsync(ms);
    expect(await reading).toEqual({ kind: 'text', text: '{}' });
    vi.useRealTimers();
  });

  test.each([
    ['a failure', () => Promise.reject(new Error('busy'))],
    ['nothing told', untold],
    ['nothing, although bytes came', async () => ({ text: '', base64: false })],
  ])('asks again for a body that was gone: after %s', async (_what, first) => {
    const store = createBodyStore();
    const fetch = vi.fn<BodySource['fetch']>(async () => ({ text: '{}', base64: false }));
    fetch.mockImplementationOnce(first);
    store.keep('a', { size: 2, fetch });
    expect(await store.read('a')).toEqual({ kind: 'gone' });
    expect(await store.read('a')).toEqual({ kind: 'text', text: '{}' });
    await store.read('a');
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test('drops one that is too long', async () => {
    const store = createBodyStore({ all: 100, one: 10 });
    store.keep('a', source('x'.repeat(11)));
    expect(await store.read('a')).toEqual({ kind: 'dropped' });
    expect(await store.read('a')).toEqual({ kind: 'dropped' });
  });

  test('drops the oldest first, and holds no more than its bound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 30 }), async (lengths) => {
        const store = createBodyStore({ all: 40, one: 10 });
        for (const [i, length] of lengths.entries()) {
          store.keep(String(i), source('x'.repeat(length)));
          await store.read(String(i));
        }
        const kept = await Promise.all(lengths.map((_, i) => store.read(String(i))));
        const texts = kept.map((body) => ('text' in body ? body.text.length : 0));
        expect(texts.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(40);
        const firstKept = texts.findIndex((length) => length > 0);
        const dropped = kept.slice(firstKept).filter(({ kind }) => kind === 'dropped').length;
        expect(dropped).toBe(firstKept < 0 ? dropped : lengths.slice(firstKept).filter((n) => n > 10).length);
      }),
    );
  });

  test('forgets', async () => {
    const store = createBodyStore();
    store.keep('a', source('{}'));
    await store.read('a');
    store.forget(['a']);
    expect(await store.read('a')).toEqual({ kind: 'gone' });
  });
});

test('a peek keeps nothing, and drops nothing', async () => {
  const store = createBodyStore({ all: 10, one: 10 });
  const asked = vi.fn(async () => ({ text: '12345678', base64: false }));
  store.keep('a', source('12345678'));
  store.keep('b', { size: 8, fetch: asked });
  await store.read('a');
  expect(await store.peek('b')).toMatchObject({ text: '12345678' });
  expect(await store.peek('b')).toMatchObject({ text: '12345678' });
  expect(asked).toHaveBeenCalledTimes(2);
  expect(await store.peek('a')).toMatchObject({ text: '12345678' });
  expect(await store.peek('c')).toEqual({ kind: 'gone' });
});

test('a held body is read at once, and outlives newer ones', async () => {
  const store = createBodyStore({ all: 10, one: 10 });
  store.keep('a', source('12345678'));
  store.hold('a', true);
  store.keep('b', source('1234'));
  expect(await store.read('b')).toMatchObject({ text: '1234' });
  expect(await store.read('a')).toMatchObject({ text: '12345678' });
  store.hold('a', false);
  store.keep('c', source('1234'));
  await store.read('c');
  expect(await store.read('a')).toEqual({ kind: 'dropped' });
});
