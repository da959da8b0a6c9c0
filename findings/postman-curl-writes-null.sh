#!/usr/bin/env bash
# postman-code-generators 2.1.1 (postman-collection 5.3.1): a query parameter without "=" gets the value "null" in code for curl, PHP and
# plain HTTP; code for fetch, Python and HTTPie of the same request leaves it as it is.
# What it means here: a copied line asks the API for another list than the request it was made from.
# Seen: curl ?limit=1&archived=null; http ?limit=1&archived=null; fetch ?limit=1&archived; httpie ?limit=1&archived
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts postman-code-generators@2.1.1 postman-collection@5.3.1
cat > try.cjs <<'JS'
const generators = require('postman-code-generators');
const { Request } = require('postman-collection');
const query = (language, variant) => new Promise((resolve, reject) => {
  const request = new Request({ url: 'https://shop.example/api/products/?limit=1&archived', method: 'GET' });
  const done = (error, code) => (error ? reject(error) : resolve(/\?limit=1&archived[^'" ]*/.exec(code)[0]));
  generators.convert(language, variant, request, {}, done);
});
(async () => {
  const [curl, http] = [await query('curl', 'cURL'), await query('http', 'HTTP')];
  const [fetch, httpie] = [await query('javascript', 'Fetch'), await query('shell', 'Httpie')];
  console.log(`curl ${curl}; http ${http}; fetch ${fetch}; httpie ${httpie}`);
})();
JS
seen=$(node try.cjs); echo "$seen"
[ "$seen" = 'curl ?limit=1&archived=null; http ?limit=1&archived=null; fetch ?limit=1&archived; httpie ?limit=1&archived' ]
