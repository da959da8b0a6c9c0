import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { createEarlyRequests } from '../../early-requests.ts';
import { finishedRequest } from '../fixtures/finished-request.ts';
import { followNetwork, type Network } from './follow-network.ts';

const URL = 'https://app.inventorum.com/api/products/';

function request(response: object): FinishedRequest {
  return { entry: { request: { url: URL }, response }, body: async () => ({ text: '', base64: false }) };
}

/** Follows a network; returns what it reports. */
function followed(network: Partial<Network>, signal = new AbortController().signal) {
  const reported: FinishedRequest[] = [];
  const whole: Network = {
    handedOver: async () => null,
    onRequestFinished: () => undefined,
    pastRequests: async () => [],
    ...network,
  };
  const listing = { report: (each: FinishedRequest) => void reported.push(each), listedSince: () => 0 };
  return { reported, done: followNetwork(whole, listing, signal) };
}

test('asks the browser where the devtools page hands nothing over, and leaves out what is still on its way', async () => {
  const answered = request({ status: 200 });
  const failed = request({ status: 0, _error: 'net::ERR_CONNECTION_REFUSED' });
  const onItsWay = request({ status: 0, _error: null });
  const { reported, done } = followed({ pastRequests: async () => [answered, onItsWay, failed] });
  await done;
  expect(reported).toEqual([answered, failed]);
});

test('takes over what the devtools page has heard, and listens no second time', async () => {
  const early = createEarlyRequests();
  const first = finishedRequest();
  early.add(first);
  const twice = () => {
    throw new Error('One listener is enough.');
  };
  const { reported, done } = followed({
    handedOver: async () => early,
    onRequestFinished: twice,
    pastRequests: twice,
  });
  await done;
  const second = finishedRequest({ status: 403 });
  early.add(second);
  expect(reported).toEqual([first, second]);
});

test('asks for the list of the browser after all that was handed over in turns: only that has bodies', async () => {
  const handedOver = finishedRequest({ status: 403 });
  const order: string[] = [];
  let goOn: () => void = () => undefined;
  const { reported } = followed({
    handedOver: async () => ({
      follow: (report) =>
        new Promise((resolve) => {
          goOn = () => {
            report(handedOver);
            order.push('handed over');
            resolve();
          };
        }),
    }),
    listsMore: { isVisible: () => true },
    async pastRequests() {
      order.push('asked');
      return [finishedRequest({ status: 403 })];
    },
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(order).toEqual([]);
  goOn();
  await vi.waitFor(() => expect(order).toEqual(['handed over', 'asked']));
  expect(reported).toEqual([handedOver]);
});

test('reports each call once, also those that are alike to the last ms', async () => {
  const alike = Array.from({ length: 4 }, () => finishedRequest());
  const [first, second, third, late] = alike;
  if (!first || !second || !third || !late) throw new Error('Four calls are made.');
  const heard: ((request: FinishedRequest) => void)[] = [];
  const { reported, done } = followed({
    onRequestFinished: (callback) => void heard.push(callback),
    async pastRequests() {
      heard[0]?.(first);
      return [finishedRequest(), second, third];
    },
  });
  await done;
  expect(reported).toEqual([first, second, third]);
  // The listener reports the third one, which was among the past, and a fourth one, which was not.
  for (const each of [second, third, late]) heard[0]?.(each);
  expect(reported).toEqual([first, second, third, late]);
});

describe('a browser that lists more than it reports', () => {
  const START = Date.parse('2026-11-24T10:00:00Z');
  let panel: AbortController;

  beforeEach(() => {
    vi.useFakeTimers({ now: START + 60_000 });
    panel = new AbortController();
  });
  afterEach(() => {
    panel.abort();
    vi.useRealTimers();
  });

  const at = (path: string, startedAt: number) => finishedRequest({ path: `/api/${path}/`, startedAt });

  function listing(
    list: () => readonly FinishedRequest[],
    { visible = (): boolean => true, takes = 0 } = {},
  ) {
    const early = createEarlyRequests();
    const asked = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, takes));
      return list();
    });
    const { reported } = followed(
      { handedOver: async () => early, pastRequests: asked, listsMore: { isVisible: visible } },
      panel.signal,
    );
    return { reported, early, asked };
  }

  test('is asked when the panel opens, and again', async () => {
    const list = [at('products', START)];
    const { reported } = listing(() => list);
    await vi.advanceTimersByTimeAsync(10);
    expect(reported).toEqual(list);
    list.push(at('orders', START + 1));
    await vi.advanceTimersByTimeAsync(3100);
    expect(reported).toEqual(list);
  });

  test('is left time to report by itself what is new', async () => {
    const recent = at('products', Date.now());
    const { reported, early } = listing(() => [recent]);
    await vi.advanceTimersByTimeAsync(10);
    expect(reported).toEqual([]);
    early.add(recent);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reported).toEqual([recent]);
  });

  test('is not asked while nobody sees the panel', async () => {
    const look = { visible: false };
    const { asked } = listing(() => [], { visible: () => look.visible });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
    look.visible = true;
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test('is asked the less, the longer its answer takes', async () => {
    const { asked } = listing(() => [], { takes: 200 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(7);
  });

  test('is asked again after it failed', async () => {
    const list = [at('products', START)];
    let failures = 1;
    const { reported } = listing(() => {
      failures -= 1;
      if (failures >= 0) throw new Error('busy');
      return list;
    });
    await vi.advanceTimersByTimeAsync(4000);
    expect(reported).toEqual(list);
  });

  test('is not asked any more when the panel is gone', async () => {
    const { asked } = listing(() => []);
    await vi.advanceTimersByTimeAsync(10);
    panel.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('may list what is no API, which is passed over', async () => {
    const { reported } = listing(() => [
      finishedRequest({ url: 'https://other.test/app.js', startedAt: START }),
    ]);
    await vi.advanceTimersByTimeAsync(10);
    expect(reported).toEqual([]);
  });
});
