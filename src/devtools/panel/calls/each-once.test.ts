import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { eachOnce } from './each-once.ts';

const START = Date.parse('2026-11-24T10:00:00Z');

function request(path: string, took: number, startedAt = START): FinishedRequest {
  return {
    entry: {
      startedDateTime: new Date(startedAt).toISOString(),
      time: took,
      request: { method: 'GET', url: `https://app.inventorum.com/api/${path}/` },
      response: { status: 200 },
    },
    body: async () => ({ text: '', base64: false }),
  };
}

function sources(mostRemembered?: number) {
  const fresh: FinishedRequest[] = [];
  const ended: [FinishedRequest, FinishedRequest][] = [];
  const { fromListener, fromPast } = eachOnce((each, earlier) => {
    if (earlier) ended.push([earlier, each]);
    else fresh.push(each);
  }, mostRemembered);
  return { fresh, ended, fromListener, fromPast };
}

describe('two sources of requests', () => {
  test('tell the same call once, whichever comes first and however often', () => {
    const { fresh, ended, fromListener, fromPast } = sources();
    const heardFirst = request('a', 5);
    fromListener(heardFirst);
    fromPast([request('a', 5)], 0);
    const listedFirst = request('b', 5);
    fromPast([request('a', 5), listedFirst], 0);
    fromListener(request('b', 5));
    fromPast([request('a', 5), request('b', 5)], 0);
    expect(fresh).toEqual([heardFirst, listedFirst]);
    expect(ended).toEqual([]);
  });

  test('tell two equal calls of the same time as two', () => {
    const { fresh, fromListener, fromPast } = sources();
    fromListener(request('a', 5));
    fromPast([request('a', 5), request('a', 5)], 0);
    fromListener(request('a', 5));
    expect(fresh).toHaveLength(2);
    fromListener(request('a', 5));
    expect(fresh).toHaveLength(3);
  });

  test('of equal calls the one is listed that nobody told', () => {
    const { fresh, fromListener, fromPast } = sources();
    const [told, unread] = [request('a', 5), request('a', 9)];
    fromListener(told);
    fromPast([unread, request('a', 5)], 0);
    expect(fresh).toEqual([told, unread]);
  });

  test('tell the end of a call that was listed before', () => {
    const { fresh, ended, fromListener, fromPast } = sources();
    const [open, later, end] = [request('a', 5), request('a', 900), request('a', 1000)];
    fromPast([open], 0);
    fromPast([later], 0);
    fromListener(end);
    fromPast([request('a', 1000)], 0);
    expect(fresh).toEqual([open]);
    expect(ended).toEqual([[open, end]]);
  });

  test('list nothing of the past that began too early, unless it ends later', () => {
    const { fresh, ended, fromListener, fromPast } = sources();
    const [open, end] = [request('a', 5), request('a', 900)];
    fromPast([open], START + 1);
    fromPast([open], 0);
    expect(fresh).toEqual([]);
    fromListener(end);
    expect(ended).toEqual([[open, end]]);
  });

  test('are remembered within a limit, and what is forgotten is not told anew', () => {
    const { fresh, fromListener, fromPast } = sources(2);
    const all = [1, 2, 3].map((second) => request(`p${second}`, 5, START + second));
    for (const each of all) fromListener(each);
    fromPast(all, 0);
    expect(fresh).toEqual(all);
  });

  test('in any order list as many calls of each kind as there were', () => {
    const call = fc.record({ path: fc.constantFrom('a', 'b'), isRead: fc.boolean(), took: fc.nat(3) });
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 8 }),
        fc.array(fc.nat(7), { maxLength: 20 }),
        (calls, steps) => {
          const { fresh, fromListener, fromPast } = sources();
          const ended = new Set<number>();
          const list = () =>
            calls.map(({ path, took }, i) => request(path, ended.has(i) ? took : took + 0.5));
          const end = (at: number) => {
            const { path, took, isRead } = calls[at] ?? {};
            if (path === undefined || took === undefined || !isRead || ended.has(at)) return;
            ended.add(at);
            fromListener(request(path, took));
          };
          for (const step of steps) {
            if (step === 0) fromPast(list(), 0);
            else end(step - 1);
          }
          for (const at of calls.keys()) end(at);
          fromPast(list(), 0);
          const paths = (requests: readonly FinishedRequest[]) =>
            requests.map(({ entry }) => Object(entry).request.url).toSorted();
          expect(paths(fresh)).toEqual(paths(list()));
        },
      ),
    );
  });
});
