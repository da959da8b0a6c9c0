import { expect, test } from 'vitest';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { followNetwork } from './follow-network.ts';

function request(response: object): FinishedRequest {
  return { entry: { response }, body: async () => ({ text: '', base64: false }) };
}

test('reports what has ended since DevTools were opened, and leaves out what is still on its way', async () => {
  const answered = request({ status: 200 });
  const failed = request({ status: 0, _error: 'net::ERR_CONNECTION_REFUSED' });
  const onItsWay = request({ status: 0, _error: null });
  const reported: FinishedRequest[] = [];
  const network = {
    onRequestFinished: () => undefined,
    pastRequests: async () => [answered, onItsWay, failed],
  };

  await followNetwork(network, (each) => reported.push(each), new AbortController().signal);

  expect(reported).toEqual([answered, failed]);
});
