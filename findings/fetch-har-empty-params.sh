#!/usr/bin/env bash
# fetch-har 11.1.1: a postData with a text and an empty list of params is sent as "{}", the text is lost.
# HAR 1.2 calls params and text mutually exclusive, yet browsers and tools write both.
# What it means here: an exported POST, replayed, writes an empty object.
# Seen: with an empty params: {}; without params: {"name":"Mug"}
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fetch-har@11.1.1
cat > try.mjs <<'JS'
import { createServer } from 'node:http';
import fetchHar from 'fetch-har';
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => { body += part; }).on('end', () => response.end(body));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const send = async (postData) => {
  const request = { method: 'POST', url: `http://127.0.0.1:${server.address().port}/`, httpVersion: 'HTTP/1.1',
    headers: [{ name: 'Content-Type', value: 'application/json' }], queryString: [], cookies: [], headersSize: -1, bodySize: -1, postData };
  const answer = await (fetchHar.default ?? fetchHar)({ log: { version: '1.2', entries: [{ request }] } });
  return answer.text();
};
const text = '{"name":"Mug"}';
console.log(`with an empty params: ${await send({ mimeType: 'application/json', params: [], text })}`);
console.log(`without params: ${await send({ mimeType: 'application/json', text })}`);
server.close();
JS
seen=$(node try.mjs); echo "$seen"
[ "$seen" = $'with an empty params: {}\nwithout params: {"name":"Mug"}' ]
