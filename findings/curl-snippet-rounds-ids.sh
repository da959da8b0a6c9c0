#!/usr/bin/env bash
# @readme/httpsnippet 11.1.0: the curl line for a JSON body holds another id and another price than the HAR.
# Its HTTPie and PowerShell targets write the same text unchanged; httpsnippet 3.0.10, its origin, does so for curl, too.
# What it means here: a documentation page made with it shows a curl line that writes to the wrong product.
# Seen: curl: 1234567890123456800 19.9; httpie: 1234567890123456789 19.90; the origin's curl: 1234567890123456789 19.90
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @readme/httpsnippet@11.1.0 httpsnippet@3.0.10
cat > try.mjs <<'JS'
import { HTTPSnippet } from '@readme/httpsnippet';
import origin from 'httpsnippet';
const har = () => ({
  method: 'POST', url: 'https://shop.example/api/products/', httpVersion: 'HTTP/1.1',
  headers: [{ name: 'Content-Type', value: 'application/json' }], queryString: [], cookies: [], headersSize: -1, bodySize: -1,
  postData: { mimeType: 'application/json', text: '{"parent":1234567890123456789,"price":19.90}' },
});
const numbers = (code) => /"parent":\s*(\d+),\s*"price":\s*([\d.]+)/.exec([code].flat()[0]).slice(1).join(' ');
const readme = async (client) => numbers(await new HTTPSnippet(har()).convert('shell', client));
const first = numbers(new origin.HTTPSnippet(har()).convert('shell', 'curl'));
console.log(`curl: ${await readme('curl')}; httpie: ${await readme('httpie')}; the origin's curl: ${first}`);
JS
seen=$(node try.mjs); echo "$seen"
[ "$seen" = "curl: 1234567890123456800 19.9; httpie: 1234567890123456789 19.90; the origin's curl: 1234567890123456789 19.90" ]
