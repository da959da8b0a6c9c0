#!/usr/bin/env bash
# @usebruno/converters 0.23.0: an OAuth 2 request of a Postman collection that does not say where its token goes is imported with
# the token in the URL. Postman's own postman-runtime 7.56.1 adds it to the header then.
# What it means here: after the import the access token stands in addresses, and so in logs. Our importer takes no placement.
# Seen: not said: url; "header" said: header; sent by Postman: Authorization: Bearer shown
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @usebruno/converters@0.23.0 postman-runtime@7.56.1 postman-collection@5.3.1
cat > try.cjs <<'JS'
const { createServer } = require('node:http');
const { postmanToBruno } = require('@usebruno/converters');
const { Runner } = require('postman-runtime');
const { Collection } = require('postman-collection');
const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const collection = (url, more = []) => ({
  info: { name: 'Shop', schema },
  item: [{ name: 'list', request: { method: 'GET', url, auth: { type: 'oauth2', oauth2: [{ key: 'accessToken', value: 'shown' }, ...more] } } }],
});
const placement = async (more) => {
  const { collection: made } = await postmanToBruno(collection('https://shop.example/api/products/', more));
  return made.items[0].request.auth.oauth2.tokenPlacement;
};
const sent = () => new Promise((resolve, reject) => {
  const server = createServer((request, response) => response.end(resolve(`Authorization: ${request.headers.authorization}`)));
  server.listen(0, '127.0.0.1', () => {
    const made = new Collection(collection(`http://127.0.0.1:${server.address().port}/`));
    new Runner().run(made, {}, (error, run) => (error ? reject(error) : run.start({ done: () => server.close() })));
  });
});
(async () => {
  const said = await placement([{ key: 'addTokenTo', value: 'header' }]);
  console.log(`not said: ${await placement()}; "header" said: ${said}; sent by Postman: ${await sent()}`);
})();
JS
seen=$(node try.cjs); echo "$seen"
[ "$seen" = 'not said: url; "header" said: header; sent by Postman: Authorization: Bearer shown' ]
