/**
 * The script of every worker in the grown matrix: a service worker passes on API requests of its pages and navigations,
 * and any worker sends requests on command.
 */
export const WORKER_SCRIPT = `
const answer = (url, port) =>
  fetch(url, { method: 'POST', body: 'name=Tea', mode: 'no-cors' })
    .catch(() => null)
    .then(() => port.postMessage('done'));

if ('ServiceWorkerGlobalScope' in self) {
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) =>
    event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()])));
  addEventListener('fetch', (event) => {
    if (!event.request.url.includes('/api/matrix/')) return;
    event.respondWith(
      Promise.resolve(event.preloadResponse).then((preloaded) => preloaded ?? fetch(event.request)));
  });
  addEventListener('message', (event) => event.waitUntil(answer(event.data, event.ports[0])));
} else if ('SharedWorkerGlobalScope' in self) {
  addEventListener('connect', ({ ports: [port] }) => {
    port.onmessage = (event) => answer(event.data, event.ports[0]);
  });
} else {
  addEventListener('message', (event) => answer(event.data, event.ports[0]));
}
`;
