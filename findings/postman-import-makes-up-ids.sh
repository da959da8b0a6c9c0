#!/usr/bin/env bash
# openapi-to-postmanv2 6.3.3: without an option, the path parameter of a DELETE gets a made-up number that fits its
# pattern, although the document has an example; "parametersResolution": "Example" takes the example.
# What it means here: "run collection" after an import deletes whatever record has that number.
# Seen: by default: fits the pattern, is not the example: true; with the option: 101
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-to-postmanv2@6.3.3
cat > try.cjs <<'JS'
const { convertV2 } = require('openapi-to-postmanv2');
const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'http://127.0.0.1:8480/api' }],
  paths: { '/products/{id}/': { delete: {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9]{4,6}$' }, example: '101' }],
    responses: { 200: { description: 'gone' } },
  } } },
};
function idWith(options) {
  return new Promise((resolve, reject) => {
    convertV2({ type: 'json', data: document }, options, (error, result) => {
      if (error || !result.result) return reject(error ?? new Error(result.reason));
      resolve(/"variable":\[\{[^\]]*?"value":"([^"]*)"/.exec(JSON.stringify(result.output[0].data.item))?.[1]);
    });
  });
}
(async () => {
  const id = await idWith({});
  console.log(`by default: fits the pattern, is not the example: ${/^[0-9]{4,6}$/.test(id) && id !== '101'}`);
  console.log(`with the option: ${await idWith({ parametersResolution: 'Example' })}`);
})();
JS
seen=$(node try.cjs); echo "$seen"
[ "$seen" = $'by default: fits the pattern, is not the example: true\nwith the option: 101' ]
