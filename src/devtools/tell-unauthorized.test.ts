import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ToldRequest } from '../messaging/protocol.ts';
import { unauthorizedTeller } from './tell-unauthorized.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function answered(at: number): ToldRequest {
  const url = `https://app.inventorum.com/api/products/${at}/`;
  return { url, method: 'GET', type: 'sub-resource', initiator: 'https://shop.test', tabId: 7, at };
}

function teller() {
  const call = vi.fn().mockResolvedValue({ ok: true, value: null });
  const told = () => call.mock.calls.map(([, { requests }]) => requests.map(({ at }: ToldRequest) => at));
  return { tell: unauthorizedTeller(call), told };
}

test('the first 401 is told at once, those of the next moment together, none is left out', () => {
  const { tell, told } = teller();
  for (const at of [1, 2, 3]) tell(answered(at));
  expect(told()).toEqual([[1]]);
  vi.advanceTimersByTime(299);
  tell(answered(4));
  expect(told()).toEqual([[1]]);
  vi.advanceTimersByTime(1);
  expect(told()).toEqual([[1], [2, 3, 4]]);
});

test('after a while the next 401 is told at once again', () => {
  const { tell, told } = teller();
  tell(answered(1));
  vi.advanceTimersByTime(300);
  expect(told()).toEqual([[1]]);
  tell(answered(2));
  tell(answered(3));
  expect(told()).toEqual([[1], [2]]);
  vi.advanceTimersByTime(300);
  tell(answered(4));
  expect(told()).toEqual([[1], [2], [3]]);
});
