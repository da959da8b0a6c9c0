import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
});

afterAll(() => harness?.close());

/** A page of a server of its own; its name and port lead to a control API once that server has gone. */
async function openRebound() {
  const server = createServer((_request, answer) => {
    answer.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Prize draw</title>');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const rebound = await harness.browser.openPage(`http://other.test:${port}/`);
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
  return { rebound, sandbox: await startSandbox({ controlPort: port }) };
}

test('a page whose name is bound anew to the control port reads only refusals and changes nothing', async () => {
  const { rebound, sandbox } = await openRebound();
  await fetch(`${sandbox.http}/api/taxes/`);
  const state = () => JSON.stringify([sandbox.settings, sandbox.accounts, sandbox.requests]);
  const before = state();
  // It knows even the key, and for its browser all of this is its own origin.
  const read = await rebound.evaluate(async (path) => {
    const answers: string[] = [];
    const json = { 'Content-Type': 'application/json' };
    const attempt = async (method: string, name: string, body: string | null = null) => {
      const answer = await fetch(path + name, { method, body, headers: body === null ? {} : json });
      answers.push(`${answer.status} ${await answer.text()}`);
    };
    for (const name of ['', '/', '/accounts', '/requests', '/journal', '/faults']) await attempt('GET', name);
    await attempt('POST', '/faults', '{"answer":{"kind":"html"}}');
    await attempt('PATCH', '/settings', '{"cors":true}');
    await attempt('POST', '/token-sets/Read%20only/revoke', '{}');
    await attempt('POST', '/reset', '{}');
    await attempt('DELETE', '/requests');
    const frame = Object.assign(document.createElement('iframe'), { name: 'into' });
    const form = Object.assign(document.createElement('form'), { method: 'post', target: 'into' });
    form.action = `${path}/reset`;
    document.body.append(frame, form);
    form.submit();
    // Firefox loads an empty document into it first.
    const shown = () => frame.contentDocument?.documentElement.textContent ?? '';
    while (shown() === '') await new Promise((resolve) => setTimeout(resolve, 50));
    answers.push(`403 ${shown()}`);
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(`ws://${location.host}${path}/requests/stream`);
      socket.onopen = () => answers.push('a WebSocket');
      socket.onmessage = ({ data }) => answers.push(String(data));
      socket.onerror = socket.onclose = () => resolve();
    });
    return answers;
  }, new URL(sandbox.control).pathname);
  expect(read).toHaveLength(12);
  for (const answer of read)
    expect(answer).toMatch(/^403 .*answers programs on this machine, not web pages/s);
  expect(sandbox.secrets.filter(({ value }) => read.join().includes(value))).toEqual([]);
  expect(state()).toBe(before);
  expect(await (await fetch(`${sandbox.control}/faults`)).json()).toEqual([]);
  await rebound.close();
  await sandbox.close();
});
