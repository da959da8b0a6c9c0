#!/usr/bin/env bash
# @usebruno/converters 0.23.0: a variable that a Postman collection marks as disabled is imported as enabled; a disabled header of the
# same file stays disabled. Postman's environments keep the mark: postmanToBrunoEnvironment imports theirs as disabled.
# What it means here: of two values for one name the one that was switched off may be sent. Our importer never takes it.
# Seen: collection's variable: true; header: false; environment's variable: false
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @usebruno/converters@0.23.0
cat > try.cjs <<'JS'
const { postmanToBruno, postmanToBrunoEnvironment } = require('@usebruno/converters');
const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const off = { key: 'token', value: 'old', disabled: true };
const request = { method: 'GET', url: 'https://shop.example/api/', header: [off] };
(async () => {
  const { collection } = await postmanToBruno({ info: { name: 'Shop', schema }, variable: [off], item: [{ name: 'list', request }] });
  const [variable] = collection.root.request.vars.req;
  const [header] = collection.items[0].request.headers;
  const { variables } = await postmanToBrunoEnvironment({ name: 'Shop', values: [{ key: 'token', value: 'old', enabled: false }] });
  console.log(`collection's variable: ${variable.enabled}; header: ${header.enabled}; environment's variable: ${variables[0].enabled}`);
})();
JS
seen=$(node try.cjs); echo "$seen"
[ "$seen" = "collection's variable: true; header: false; environment's variable: false" ]
