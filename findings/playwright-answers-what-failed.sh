#!/usr/bin/env bash
# playwright-core 1.65.1: routeFromHAR answers a request whose HAR entry has status 0 (it never got an answer; browsers
# export such entries) as a success: status 200 with an empty body. A request that is not in the file can be aborted.
# What it means here: a replay of an exported session turns a call that failed into one that worked.
# Seen: status 0 in the file: 200 ""; not in the file: no answer
# Needs Chromium: CHROME_PATH, or chromium or google-chrome in PATH.
set -euo pipefail
chromium=${CHROME_PATH:-$(command -v chromium || command -v google-chrome)} || { echo "No Chromium was found." >&2; exit 1; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts playwright-core@1.65.1
cat > try.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
const request = { method: 'GET', url: 'https://api.test/failed', httpVersion: 'HTTP/1.1', headers: [], queryString: [],
  cookies: [], headersSize: -1, bodySize: -1 };
const response = { status: 0, statusText: '', httpVersion: '', headers: [], cookies: [], redirectURL: '', headersSize: -1,
  bodySize: -1, content: { size: 0, mimeType: 'x-unknown' } };
const entry = { startedDateTime: '2026-01-01T00:00:00.000Z', time: 1, request, response, cache: {},
  timings: { send: 0, wait: 1, receive: 0 } };
writeFileSync('session.har', JSON.stringify({
  log: { version: '1.2', creator: { name: 'try', version: '1' }, entries: [entry] } }));
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
try {
  const page = await (await browser.newContext()).newPage();
  await page.routeFromHAR('session.har', { notFound: 'abort' });
  await page.route('https://api.test/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('https://api.test/');
  const ask = (url) => page.evaluate(async (address) => {
    const answer = await fetch(address).catch(() => null);
    return answer === null ? 'no answer' : `${answer.status} ${JSON.stringify(await answer.text())}`;
  }, url);
  console.log(`status 0 in the file: ${await ask('/failed')}`);
  console.log(`not in the file: ${await ask('/other')}`);
  console.error(browser.version());
} finally {
  await browser.close();
}
JS
seen=$(node try.mjs "$chromium"); echo "$seen"
[ "$seen" = $'status 0 in the file: 200 ""\nnot in the file: no answer' ]
