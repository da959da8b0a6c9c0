import { expect, test } from 'vitest';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { createEarlyRequests } from '../../early-requests.ts';
import { finishedRequest } from '../fixtures/finished-request.ts';
import { followNetwork } from './use-network.ts';

function request(response: object): FinishedRequest {
  return { entry: { response }, body: async () => ({ text: '', base64: false }) };
}

test('asks the browser where the devtools page hands nothing over, and leaves out what is still on its way', async () => {
  const answered = request({ status: 200 });
  const failed = request({ status: 0, _error: 'net::ERR_CONNECTION_REFUSED' });
  const onItsWay = request({ status: 0, _error: null });
  const reported: FinishedRequest[] = [];
  const network = {
    handedOver: async () => null,
    onRequestFinished: () => undefined,
    pastRequests: async () => [answered, onItsWay, failed],
  };

  await followNetwork(network, (each) => reported.push(each), new AbortController().signal);

  expect(reported).toEqual([answered, failed]);
});

test('takes over what the devtools page has heard, and listens no second time', async () => {
  const early = createEarlyRequests();
  const first = finishedRequest();
  early.add(first);
  const reported: FinishedRequest[] = [];
  const twice = () => {
    throw new Error('One listener is enough.');
  };
  const network = { handedOver: async () => early, onRequestFinished: twice, pastRequests: twice };

  await followNetwork(network, (each) => reported.push(each), new AbortController().signal);
  const second = finishedRequest({ status: 403 });
  early.add(second);

  expect(reported).toEqual([first, second]);
});

test('reports each call once, also those that are alike to the last ms', async () => {
  const alike = Array.from({ length: 4 }, () => finishedRequest());
  const [first, second, third, late] = alike;
  if (!first || !second || !third || !late) throw new Error('Four calls are made.');
  const reported: FinishedRequest[] = [];
  const heard: ((request: FinishedRequest) => void)[] = [];
  const network = {
    handedOver: async () => null,
    onRequestFinished: (callback: (request: FinishedRequest) => void) => void heard.push(callback),
    async pastRequests() {
      heard[0]?.(first);
      return [finishedRequest(), second, third];
    },
  };

  await followNetwork(network, (each) => reported.push(each), new AbortController().signal);
  expect(reported).toEqual([first, second, third]);
  // The listener reports the third one, which was among the past, and a fourth one, which was not.
  for (const each of [second, third, late]) heard[0]?.(each);
  expect(reported).toEqual([first, second, third, late]);
});
