#!/usr/bin/env bash
# Chromium 156 and Firefox 153 (driven by puppeteer-core 24.43.1): a tab that is duplicated while another one is in front does
# not tell an extension what it is a copy of. Chromium names the tab in front as its opener and puts it at the right of
# the original; Firefox names no opener and puts it last. A duplicate of the tab in front
# names its original in both.
# What it means here: what is decided for one tab cannot be handed on to its duplicate by `openerTabId` alone.
# Seen, in front: the original / the original; behind: the tab in front, beside / none, last
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
  manifest_version: 3, name: 'Hears of tabs', version: '1', background,
  host_permissions: ['http://127.0.0.1/*'],
  browser_specific_settings: { gecko: { id: 'hears-of-tabs@example.test' } },
}));
await writeFile(`${folder}/background.js`, `
const { tabs } = globalThis.browser ?? chrome;
const created = [];
tabs.onCreated.addListener((tab) => created.push(tab));
async function duplicateOf(original, front) {
  await tabs.update(front.id, { active: true });
  const count = created.length;
  await tabs.duplicate(original.id);
  const { id, openerTabId } = created[count];
  const [{ index }, { index: first }] = [await tabs.get(id), await tabs.get(original.id)];
  const all = await tabs.query({ windowId: original.windowId });
  const opener = { [front.id]: 'the tab in front', [original.id]: 'the original' }[openerTabId] ?? 'none';
  const place = index === first + 1 ? 'beside' : index === all.length - 1 ? 'last' : 'elsewhere';
  await tabs.remove(id);
  return { opener, place };
}
(async () => {
  const url = 'http://127.0.0.1:${server.address().port}/';
  const original = await tabs.create({ url });
  const front = await tabs.create({ url });
  await tabs.create({ url });
  const inFront = await duplicateOf(original, original);
  const behind = await duplicateOf(original, front);
  await fetch(url + 'told?what=' + encodeURIComponent(
    'in front: ' + inFront.opener + '; behind: ' + behind.opener + ', ' + behind.place));
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
[ "$seen" = $'chromium: in front: the original; behind: the tab in front, beside\nfirefox: in front: the original; behind: none, last' ]
