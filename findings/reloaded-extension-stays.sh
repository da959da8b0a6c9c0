#!/usr/bin/env bash
# Chromium 156 (driven by puppeteer-core 24.43.1): an unpacked extension that the driver loads (`enableExtensions`) is gone
# when its profile is started again, unless it was reloaded once (`runtime.reload`): then it stays, and Chromium starts it
# by itself.
# What it means here: a driver that loads it again at each start reloads it then, at times after its background has run:
# what that kept in `storage.session` is lost, as if there had been another restart.
# Seen, after a restart: gone if it was not reloaded before, there if it was
# Needs CHROMIUM_PATH, or chromium or google-chrome in PATH.
set -euo pipefail
chromium=${CHROMIUM_PATH:-$(command -v chromium || command -v google-chrome)} || { echo "No Chromium was found." >&2; exit 1; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts puppeteer-core@24.43.1
mkdir extension
cat > extension/manifest.json <<'JSON'
{ "manifest_version": 3, "name": "Stays or goes", "version": "1",
  "background": { "service_worker": "background.js" } }
JSON
echo > extension/background.js
cat > try.mjs <<'JS'
import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
const extension = new URL('extension', import.meta.url).pathname;
async function start(profile, extensions) {
  const root = process.getuid() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({
    executablePath: process.argv[2], pipe: true, userDataDir: profile, enableExtensions: extensions,
    args: [...root, '--disable-gpu', 'about:blank'],
  });
  await sleep(3000);
  return browser;
}
async function afterRestart(reload) {
  const profile = new URL(`profile-${reload}`, import.meta.url).pathname;
  await mkdir(`${profile}/Default`, { recursive: true });
  // Without developer mode a reload disables the extension.
  await writeFile(`${profile}/Default/Preferences`, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  const first = await start(profile, [extension]);
  const [id] = (await first.extensions()).keys();
  const page = await first.newPage();
  await page.goto(`chrome-extension://${id}/manifest.json`);
  // The page ends with the extension.
  if (reload) await page.evaluate(() => chrome.runtime.reload()).catch(() => {});
  await sleep(3000);
  await first.close();
  const again = await start(profile, []);
  const isThere = (await again.extensions()).has(id);
  await again.close();
  return isThere ? 'there' : 'gone';
}
console.log(`not reloaded: ${await afterRestart(false)}; reloaded: ${await afterRestart(true)}`);
JS
seen=$(node try.mjs "$chromium")
echo "$seen"
[ "$seen" = 'not reloaded: gone; reloaded: there' ] || { echo "This changed." >&2; exit 1; }
