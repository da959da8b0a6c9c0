import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type MemoryArea, memoryArea } from '../../../../tests/fakes/memory-area.ts';
import { exchange } from '../../../diagnosis/fixtures/cases.ts';
import { placeholders } from '../../../diagnosis/redaction/placeholders.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import { redactValues } from '../../../diagnosis/redaction/redact-values.ts';
import { keptCalls, MOST_KEPT } from '../../../storage/public/kept-calls.ts';
import { seenRequests } from '../../../storage/public/seen-requests.ts';
import { createBodyStore } from '../calls/body-store.ts';
import type { RecordedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { recordedEntry } from '../fixtures/recorded-har.ts';
import type { Redact } from '../redaction/redact.ts';
import { createKeeper } from './create-keeper.ts';

const SECRET = 'aB3dE5fG7hI9kL1mN3oP5qR7';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

let count = 0;
let area: MemoryArea;
/** by the key of the call */
const bodyOf = new Map<string, string>();
beforeEach(() => {
  area = memoryArea();
});

function recorded(
  url = 'https://app.inventorum.com/api/products/',
  body: string | null = null,
): RecordedCall {
  count += 1;
  if (body !== null) bodyOf.set(String(count), body);
  const own = exchange({ status: body === null ? 200 : 400, body });
  const { response, ...entry } = recordedEntry({ url, token: SECRET });
  return {
    ...{ key: String(count), source: 'page', size: 7 },
    exchange: asShown({ ...own, body: body && '{}', asked: { ...own.asked, url } }),
    explanation: { sends: false, because: 'no token set' },
    entry: { ...entry, response: { ...response, content: { size: 7, mimeType: 'application/json' } } },
  };
}

const redact: Redact = async (entries) => {
  const byValue = redactValues(entries, [{ kind: 'access token', value: SECRET }], placeholders());
  return redactByNames(byValue.value, 'keep');
};

/** A panel over the tab's memory. */
function panel(tabId = 7) {
  const bodies = createBodyStore();
  return { bodies, keeper: createKeeper({ store: keptCalls(area, tabId, Date.now), bodies }) };
}

async function kept(calls: readonly RecordedCall[], { keeper, bodies } = panel()) {
  for (const { key } of calls) {
    const text = bodyOf.get(key);
    if (text !== undefined) bodies.keep(key, { fetch: async () => ({ text, base64: false }), size: null });
  }
  keeper.update(calls, redact);
  await vi.advanceTimersByTimeAsync(60_000);
}

describe('kept calls', () => {
  test('come back in another panel of the tab, with the bodies of errors, and in none of another tab', async () => {
    const calls = [recorded(), recorded(undefined, '{"error":{"key":"x"}}')];
    await kept(calls);
    const next = panel();
    const { calls: back, cut } = await next.keeper.restore();
    expect(cut).toBe(false);
    expect(back.map(({ exchange: { method, status }, copy }) => [method, status, copy])).toEqual([
      ['GET', 200, 'kept'],
      ['GET', 400, 'kept'],
    ]);
    expect(back[0]?.explanation).toEqual(calls[0]?.explanation);
    expect(await next.bodies.read(back[1]?.key ?? '')).toMatchObject({ text: '{"error":{"key":"x"}}' });
    expect((await panel(8).keeper.restore()).calls).toEqual([]);
  });

  test('tell other pages the method, the path and the status', async () => {
    await kept([recorded(), recorded(undefined, '{"error":{"key":"x"}}')]);
    const request = { method: 'GET', pathname: '/api/products/' };
    expect(await seenRequests(area)).toEqual([
      { ...request, status: 200 },
      { ...request, status: 400 },
    ]);
  });

  test('hold no secret: not in an address, a header or a body', async () => {
    await kept([recorded(`https://app.inventorum.com/api/x/?a=${SECRET}`, `{"echo":"${SECRET}"}`)]);
    const stored = JSON.stringify([...area.items]);
    expect(stored).toContain('access token 1');
    expect(stored).not.toContain(SECRET);
  });

  test('are written again when secrets were saved since, and go with the list', async () => {
    const one = panel();
    const plain: Redact = async (entries) => ({ value: entries, counts: {} });
    const calls = [recorded(`https://app.inventorum.com/api/x/?a=${SECRET}`)];
    one.keeper.update(calls, plain);
    await vi.advanceTimersByTimeAsync(1000);
    expect(JSON.stringify([...area.items])).toContain(SECRET);
    await kept(calls, one);
    expect(JSON.stringify([...area.items])).not.toContain(SECRET);
    await kept([], one);
    expect((await panel().keeper.restore()).calls).toEqual([]);
    expect([...area.items.keys()]).toEqual(['kept.7']);
  });

  test('are gone as soon as the list is cleared, as DevTools may be closed next', async () => {
    const one = panel();
    await kept([recorded()], one);
    one.keeper.update([recorded(), recorded()], redact);
    one.keeper.update([], redact);
    await vi.advanceTimersByTimeAsync(1);
    expect((await panel().keeper.restore()).calls).toEqual([]);
  });

  test('are none where the background does not answer', async () => {
    const { keeper } = panel();
    keeper.update([recorded()], async () => null);
    await vi.advanceTimersByTimeAsync(1000);
    expect(area.items.size).toBe(0);
  });

  test('are the newest that fit, which is said', async () => {
    const long = `https://app.inventorum.com/api/products/?q=${'ab '.repeat(4000)}`;
    const calls = Array.from({ length: 300 }, () => recorded(long));
    await kept(calls);
    expect(JSON.stringify([...area.items.values()]).length).toBeLessThan(MOST_KEPT * 1.02);
    const { calls: back, cut } = await panel().keeper.restore();
    expect(cut).toBe(true);
    expect(back.length).toBeGreaterThan(50);
    expect(back.length).toBeLessThan(300);
  });

  test('of all tabs share the room: the tab that was written to the longest ago gives way', async () => {
    const long = `https://app.inventorum.com/api/products/?q=${'ab '.repeat(4000)}`;
    const many = () => Array.from({ length: 100 }, () => recorded(long));
    await kept(many(), panel(1));
    await kept(many(), panel(2));
    await kept(many(), panel(3));
    expect(JSON.stringify([...area.items.values()]).length).toBeLessThan(MOST_KEPT * 1.02);
    expect((await panel(1).keeper.restore()).calls).toEqual([]);
    expect((await panel(3).keeper.restore()).calls).toHaveLength(100);
  });

  test('a memory that refuses costs only the copies', async () => {
    area.refuse = 'full';
    await kept([recorded(), recorded()]);
    area.refuse = null;
    expect((await panel().keeper.restore()).calls).toEqual([]);
  });
});
