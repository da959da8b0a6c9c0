#!/usr/bin/env bash
# Chromium 156 and Firefox 153 (driven by puppeteer-core 24.43.1): what an extension reads back from storage.local and
# storage.session has its objects' keys sorted in Chromium, at every depth, also in the event of the change. Firefox
# keeps them as written.
# What it means here: a stored value that is compared as text with a fresh one is never the same, so each start writes it anew.
# Seen: what each of them does with { b: { d: 1, c: 2 }, a: 3 }
# Needs both: CHROMIUM_PATH and FIREFOX_PATH, or chromium, and firefox or firefox-esr, in PATH.
set -euo pipefail
chromium=${CHROMIUM_PATH:-$(command -v chromium || command -v google-chrome)} || { echo "No Chromium was found." >&2; exit 1; }
firefox=${FIREFOX_PATH:-$(command -v firefox || command -v firefox-esr)} || { echo "No Firefox was found." >&2; exit 1; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts puppeteer-core@24.43.1
mkdir extension
cat > try.mjs <<'JS'
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
const [name, executablePath] = process.argv.slice(2);
const folder = new URL('extension', import.meta.url).pathname;
let tell;
const told = new Promise((resolve) => { tell = resolve; });
const server = createServer((request, response) => {
  if (request.url.startsWith('/told')) tell(new URL(request.url, 'http://127.0.0.1').searchParams.get('what'));
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.end('told');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const background = name === 'firefox' ? { scripts: ['background.js'] } : { service_worker: 'background.js' };
await writeFile(`${folder}/manifest.json`, JSON.stringify({
  manifest_version: 3, name: 'Stores a value', version: '1', background, permissions: ['storage'],
  host_permissions: ['http://127.0.0.1/*'],
  browser_specific_settings: { gecko: { id: 'stores-a-value@example.test' } },
}));
await writeFile(`${folder}/background.js`, `
const { storage } = globalThis.browser ?? chrome;
const VALUE = { b: { d: 1, c: 2 }, a: 3 };
const order = (value) => JSON.stringify(value) === JSON.stringify(VALUE) ? 'as written'
  : JSON.stringify(value) === '{"a":3,"b":{"c":2,"d":1}}' ? 'sorted' : 'otherwise';
async function tryArea(area) {
  const changed = new Promise((resolve) => storage[area].onChanged.addListener(({ value }) => resolve(value.newValue)));
  await storage[area].set({ value: VALUE });
  return area + ' ' + order((await storage[area].get('value')).value) + ', its event ' + order(await changed);
}
(async () => {
  const seen = [await tryArea('local'), await tryArea('session')];
  await fetch('http://127.0.0.1:${server.address().port}/told?what=' + encodeURIComponent(seen.join('; ')));
})();`);
const browser = await puppeteer.launch({ executablePath, headless: true,
  ...(name === 'firefox' ? { browser: 'firefox' }
    : { pipe: true, enableExtensions: true, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }) });
try {
  await browser.installExtension(folder);
  console.log(`${name}: ${await told}`);
  console.error(await browser.version());
} finally {
  await browser.close();
  server.close();
}
JS
seen=$(node try.mjs chromium "$chromium"; node try.mjs firefox "$firefox"); echo "$seen"
[ "$seen" = $'chromium: local sorted, its event sorted; session sorted, its event sorted\nfirefox: local as written, its event as written; session as written, its event as written' ]
