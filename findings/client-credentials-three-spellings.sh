#!/usr/bin/env bash
# Three OAuth clients send three different Basic headers for the same client id and secret. RFC 6749, section 2.3.1 wants both
# form-encoded: simple-oauth2 5.1.0 does so; client-oauth2 4.3.3 encodes neither; @badgateway/oauth2-client 3.3.1 only the
# colon of the id, so that a server that decodes reads another secret, and one that does not reads another id.
# What it means here: a secret with + or % works with one program and not with the next; ours form-encodes both, as the RFC says.
# Seen: simple-oauth2 shop%3A7:a%2Bb%25; client-oauth2 shop:7:a+b%; @badgateway/oauth2-client shop%3A7:a+b%
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts simple-oauth2@5.1.0 client-oauth2@4.3.3 @badgateway/oauth2-client@3.3.1
cat > try.mjs <<'JS'
import { createServer } from 'node:http';
import { OAuth2Client } from '@badgateway/oauth2-client';
import ClientOAuth2 from 'client-oauth2';
import { AuthorizationCode } from 'simple-oauth2';
const seen = [];
const server = createServer((request, response) => {
  seen.push(Buffer.from(request.headers.authorization.split(' ')[1], 'base64').toString());
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ access_token: 'new', refresh_token: 'second', token_type: 'Bearer', expires_in: 36000 }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const [id, secret] = ['shop:7', 'a+b%'];
const simple = new AuthorizationCode({ client: { id, secret }, auth: { tokenHost: base, tokenPath: '/token/' } });
await simple.createToken({ access_token: 'old', refresh_token: 'first', expires_in: 1 }).refresh();
const plain = new ClientOAuth2({ clientId: id, clientSecret: secret, accessTokenUri: `${base}/token/` });
await plain.createToken('old', 'first', 'bearer', {}).refresh();
const other = new OAuth2Client({ server: base, clientId: id, clientSecret: secret, tokenEndpoint: '/token/' });
await other.refreshToken({ accessToken: 'old', refreshToken: 'first', expiresAt: 1 });
console.log(`simple-oauth2 ${seen[0]}; client-oauth2 ${seen[1]}; @badgateway/oauth2-client ${seen[2]}`);
server.close();
JS
seen=$(node try.mjs); echo "$seen"
[ "$seen" = 'simple-oauth2 shop%3A7:a%2Bb%25; client-oauth2 shop:7:a+b%; @badgateway/oauth2-client shop%3A7:a+b%' ]
