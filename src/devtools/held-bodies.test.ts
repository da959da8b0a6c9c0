import { expect, test, vi } from 'vitest';
import { createHeldBodies } from './held-bodies.ts';
import { finishedRequest } from './panel/fixtures/finished-request.ts';

test('fetches a body at once, and once', async () => {
  const request = finishedRequest({ body: 'wrong' });
  const fetched = vi.spyOn(request, 'body');
  const held = createHeldBodies(100).hold(request);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(await held.body()).toMatchObject({ text: 'wrong' });
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('lets the oldest go beyond its bound, and asks the browser again', async () => {
  const bodies = createHeldBodies(25);
  const requests = ['first', 'second', 'third'].map((text) => finishedRequest({ body: text.repeat(2) }));
  const fetched = requests.map((request) => vi.spyOn(request, 'body'));
  const held = requests.map((request) => bodies.hold(request));
  await Promise.all(fetched.flatMap((spy) => spy.mock.results.map(({ value }) => value)));
  await Promise.resolve();
  expect(await Promise.all(held.map(async ({ body }) => (await body()).text))).toEqual([
    'firstfirst',
    'secondsecond',
    'thirdthird',
  ]);
  expect(fetched.map(({ mock }) => mock.calls.length)).toEqual([2, 1, 1]);
});

test.each<[string, () => Promise<{ text: string; base64: boolean; untold?: true }>]>([
  ['failed', () => Promise.reject(new Error('busy'))],
  ['told nothing', async () => ({ text: '', base64: false, untold: true })],
])('asks the browser again if it %s at first', async (_what, first) => {
  const request = finishedRequest({ body: 'wrong' });
  const fetched = vi.spyOn(request, 'body').mockImplementationOnce(first);
  const held = createHeldBodies(100).hold(request);
  await fetched.mock.results[0]?.value.catch(() => undefined);
  await Promise.resolve();
  expect(await held.body()).toMatchObject({ text: 'wrong' });
});

test('gives a failure to whoever asks', async () => {
  const held = createHeldBodies(100).hold(finishedRequest({ body: new Error('evicted') }));
  await expect(held.body()).rejects.toThrow('evicted');
});
