import { describe, expect, test, vi } from 'vitest';
import type { FinishedRequest } from '../platform/devtools.ts';
import { createEarlyRequests } from './early-requests.ts';
import { finishedRequest } from './panel/fixtures/finished-request.ts';

function follow(early: ReturnType<typeof createEarlyRequests>, signal = new AbortController().signal) {
  const reported: FinishedRequest[] = [];
  early.follow((request) => reported.push(request), signal);
  return reported;
}

describe('what the devtools page hears', () => {
  test('is kept until the panel follows, oldest first, and then goes straight on', () => {
    const early = createEarlyRequests();
    const [first, second, third] = [finishedRequest(), finishedRequest(), finishedRequest()];
    early.add(first);
    early.add(second);
    const reported = follow(early);
    early.add(third);
    expect(reported).toEqual([first, second, third]);
    expect(follow(early)).toEqual([]);
  });

  test('is bounded, and passes over what is no API', () => {
    const early = createEarlyRequests(2);
    const all = [1, 2, 3].map((page) => finishedRequest({ path: `/api/products/?page=${page}` }));
    early.add(finishedRequest({ url: 'https://app.inventorum.com/static/app.js' }));
    for (const each of all) early.add(each);
    expect(follow(early)).toEqual(all.slice(1));
  });

  test('includes the body of an error, which the browser lets go with its page', async () => {
    const early = createEarlyRequests();
    const failed = finishedRequest({ status: 403, body: '{"error":{}}' });
    const body = vi.spyOn(failed, 'body');
    early.add(failed);
    early.add(finishedRequest({ status: 500, body: new Error('evicted') }));
    expect(body).toHaveBeenCalledTimes(1);
    const [first, second] = follow(early);
    expect(await first?.body()).toMatchObject({ text: '{"error":{}}' });
    await expect(second?.body()).rejects.toThrow('evicted');
    expect(body).toHaveBeenCalledTimes(1);
  });

  test('is kept again when the panel is gone', () => {
    const early = createEarlyRequests();
    const panel = new AbortController();
    follow(early, panel.signal);
    panel.abort();
    const later = finishedRequest();
    early.add(later);
    expect(follow(early)).toEqual([later]);
  });
});
