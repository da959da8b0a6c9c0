#!/usr/bin/env bash
# insomnia-importers 3.6.0 (OpenAPI 3.0): of a form body only the media type is taken, its fields are dropped; a query
# parameter's own example is not read, the literal word "string" is sent; only an example inside its schema is taken.
# What it means here: a token request imported from a document asks for nothing, and a list is filtered by "string".
# Seen: form fields: none; example beside the schema: string; example in the schema: mug
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts insomnia-importers@3.6.0
cat > try.cjs <<'JS'
const { convert } = require('insomnia-importers');
const text = { type: 'string' };
const document = (query) => ({
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'http://127.0.0.1:8480/api' }],
  paths: {
    '/token/': { post: {
      requestBody: { content: { 'application/x-www-form-urlencoded': { schema: {
        type: 'object', required: ['grant_type'],
        properties: { grant_type: { type: 'string', example: 'refresh_token' }, refresh_token: text },
      } } } },
      responses: { 200: { description: 'a token' } },
    } },
    '/products/': { get: { parameters: [query], responses: { 200: { description: 'a list' } } } },
  },
});
async function requestsOf(query) {
  const { data } = await convert(JSON.stringify(document(query)));
  const of = (path) => data.resources.find(({ _type, url }) => _type === 'request' && url.endsWith(path));
  return { form: of('/token/').body, value: of('/products/').parameters[0].value };
}
(async () => {
  const beside = await requestsOf({ name: 'search', in: 'query', required: true, schema: text, example: 'mug' });
  const within = await requestsOf({ name: 'search', in: 'query', required: true, schema: { ...text, example: 'mug' } });
  console.log(`form fields: ${(beside.form.params ?? []).length || 'none'}`);
  console.log(`example beside the schema: ${beside.value}`);
  console.log(`example in the schema: ${within.value}`);
})();
JS
seen=$(node try.cjs | grep -E '^(form|example)'); echo "$seen"
[ "$seen" = $'form fields: none\nexample beside the schema: string\nexample in the schema: mug' ]
