#!/usr/bin/env bash
# curlconverter 4.12.0: the HAR that it writes has no query in `url`; it stands in `queryString` only.
# HAR 1.2 calls `url` the absolute URL of the request, so browsers write the query into both; its own "HTTP" output has it.
# What it means here: a reader that trusts `url`, as it must for the browsers' files, replays the call without its query.
# Seen: url: https://shop.example/api/products/; queryString: limit=1&limit=3; as HTTP: /api/products/?limit=1&limit=3
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts curlconverter@4.12.0
cat > try.mjs <<'JS'
import { toHarString, toHTTP } from 'curlconverter';
const command = "curl 'https://shop.example/api/products/?limit=1&limit=3' -H 'Accept: application/json'";
const { url, queryString } = JSON.parse(toHarString(command)).log.entries[0].request;
const query = queryString.map(({ name, value }) => `${name}=${value}`).join('&');
console.log(`url: ${url}; queryString: ${query}; as HTTP: ${toHTTP(command).split(' ')[1]}`);
JS
seen=$(node try.mjs); echo "$seen"
[ "$seen" = 'url: https://shop.example/api/products/; queryString: limit=1&limit=3; as HTTP: /api/products/?limit=1&limit=3' ]
