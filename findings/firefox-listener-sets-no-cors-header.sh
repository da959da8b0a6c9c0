#!/usr/bin/env bash
# Firefox 153 (driven by puppeteer-core 24.43.1): a blocking onHeadersReceived listener of an extension of Manifest V3 may
# add a header to an answer, but not Access-Control-Allow-Origin, and is not told so; a declarativeNetRequest rule of the
# same extension may set that one.
# What it means here: what a page may read cannot be decided by its exact origin, for no rule knows the port.
# Seen: by a listener: unreadable; another header by the listener: yes; by a rule: read
# Needs Firefox: FIREFOX_PATH, or firefox or firefox-esr in PATH.
set -euo pipefail
firefox=${FIREFOX_PATH:-$(command -v firefox || command -v firefox-esr)} || { echo "No Firefox was found." >&2; exit 1; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts puppeteer-core@24.43.1
mkdir extension
cat > extension/manifest.json <<'JSON'
{ "manifest_version": 3, "name": "Reads answers", "version": "1",
  "permissions": ["webRequest", "webRequestBlocking", "declarativeNetRequestWithHostAccess"],
  "host_permissions": ["http://127.0.0.1/*", "http://localhost/*"],
  "background": { "scripts": ["background.js"] },
  "browser_specific_settings": { "gecko": { "id": "reads-answers@example.test" } } }
JSON
cat > extension/background.js <<'JS'
browser.webRequest.onHeadersReceived.addListener(
  ({ responseHeaders }) => ({ responseHeaders: [...responseHeaders,
    { name: 'Access-Control-Allow-Origin', value: '*' }, { name: 'X-Heard', value: 'yes' }] }),
  { urls: ['http://127.0.0.1/listened', 'http://127.0.0.1/open'] },
  ['blocking', 'responseHeaders'],
);
browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [1], addRules: [{ id: 1,
  condition: { urlFilter: '/ruled', resourceTypes: ['xmlhttprequest'] },
  action: { type: 'modifyHeaders',
    responseHeaders: [{ header: 'Access-Control-Allow-Origin', operation: 'set', value: '*' }] } }] });
JS
cat > try.mjs <<'JS'
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
const server = createServer(({ url }, response) => {
  if (url === '/open') {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'X-Heard');
  }
  response.setHeader('Content-Type', 'text/html');
  response.end('read');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.argv[2], headless: true });
try {
  await browser.installExtension(new URL('extension', import.meta.url).pathname);
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/`);
  const ask = (path) => page.evaluate(async (url) => {
    const answer = await fetch(url).catch(() => null);
    return answer === null ? 'unreadable' : { text: await answer.text(), heard: answer.headers.get('X-Heard') };
  }, `http://127.0.0.1:${port}${path}`);
  // The rule is there when the background has started.
  const end = Date.now() + 30_000;
  let ruled = await ask('/ruled');
  while (ruled === 'unreadable' && Date.now() < end) ruled = await ask('/ruled');
  console.log(`by a listener: ${(await ask('/listened')).text ?? 'unreadable'}`);
  console.log(`another header by the listener: ${(await ask('/open')).heard ?? 'no'}`);
  console.log(`by a rule: ${ruled.text ?? ruled}`);
  console.error(await browser.version());
} finally {
  await browser.close();
  server.close();
}
JS
seen=$(node try.mjs "$firefox"); echo "$seen"
[ "$seen" = $'by a listener: unreadable\nanother header by the listener: yes\nby a rule: read' ]
