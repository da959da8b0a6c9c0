import type { Sandbox } from '../../../sandbox/sandbox.ts';

const PAGE = '<!doctype html><html lang="en"><head><title>A page</title></head><body></body></html>';

/** Passes on, makes or keeps the answers that an address asks for; any worker fetches on command. */
const WORKER = `
const fetched = ([url, init], port) =>
  fetch(url, init).then((answer) => answer.text(), () => null).then(() => port.postMessage('done'));
const made = () => new Response('{"name":"Tea"}', { headers: { 'Content-Type': 'application/json' } });
const kept = async ({ url }) => {
  const cache = await caches.open('tells');
  await cache.put(url, made());
  return cache.match(url);
};

if ('ServiceWorkerGlobalScope' in self) {
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    const how = new URL(event.request.url).searchParams.get('worker');
    const ways = { pass: () => fetch(event.request), make: made, keep: () => kept(event.request) };
    if (how !== null) event.respondWith(ways[how]());
  });
  addEventListener('message', (event) => event.waitUntil(fetched(event.data, event.ports[0])));
} else if ('SharedWorkerGlobalScope' in self) {
  addEventListener('connect', ({ ports: [port] }) => {
    port.onmessage = (event) => fetched(event.data, event.ports[0]);
  });
} else {
  addEventListener('message', (event) => fetched(event.data, event.ports[0]));
}
`;

/** Pages and workers on every host, and how they are named in ask-in-page.ts. */
export function givePages(sandbox: Sandbox): void {
  const give = (
    path: string,
    type: string,
    more: { body: string; headers?: Record<string, string> },
  ): void => {
    const headers = { 'Content-Type': type, 'Cache-Control': 'no-store', ...more.headers };
    sandbox.failNext({ path, times: 'always' }, { kind: 'answer', status: 200, headers, body: more.body });
  };
  give('/tells/page/', 'text/html', { body: PAGE });
  give('/tells/controlled/', 'text/html', { body: PAGE });
  give('/tells/strict/', 'text/html', {
    body: PAGE,
    headers: { 'Content-Security-Policy': "connect-src 'none'" },
  });
  give('/tells/worker.js', 'text/javascript', {
    body: WORKER,
    headers: { 'Service-Worker-Allowed': '/' },
  });
}
