#!/usr/bin/env bash
# simple-oauth2 5.1.0: after refresh() the new token has no refresh token if the answer does not repeat it.
# RFC 6749, section 6: the server may issue a new one; if it does not, the client goes on with the old one.
# client-oauth2 4.3.3 and @badgateway/oauth2-client 3.3.1 keep the old one.
# What it means here: a program that stores what refresh() returns has lost its shop; our own refresher keeps the old one.
# Seen: simple-oauth2: none; client-oauth2: first; @badgateway/oauth2-client: first
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts simple-oauth2@5.1.0 client-oauth2@4.3.3 @badgateway/oauth2-client@3.3.1
cat > try.mjs <<'JS'
import { createServer } from 'node:http';
import { OAuth2Client } from '@badgateway/oauth2-client';
import ClientOAuth2 from 'client-oauth2';
import { AuthorizationCode } from 'simple-oauth2';
const server = createServer((request, response) => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ access_token: 'new', token_type: 'Bearer', expires_in: 36000 }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const simple = new AuthorizationCode({ client: { id: 'shop', secret: 'secret' }, auth: { tokenHost: base, tokenPath: '/token/' } });
const old = { access_token: 'old', refresh_token: 'first', expires_in: 1 };
const { token } = await simple.createToken(old).refresh();
const plain = new ClientOAuth2({ clientId: 'shop', clientSecret: 'secret', accessTokenUri: `${base}/token/` });
const { refreshToken } = await plain.createToken('old', 'first', 'bearer', {}).refresh();
const other = new OAuth2Client({ server: base, clientId: 'shop', clientSecret: 'secret', tokenEndpoint: '/token/' });
const kept = await other.refreshToken({ accessToken: 'old', refreshToken: 'first', expiresAt: 1 });
console.log(`simple-oauth2: ${token.refresh_token ?? 'none'}; client-oauth2: ${refreshToken}; @badgateway/oauth2-client: ${kept.refreshToken}`);
server.close();
JS
seen=$(node try.mjs); echo "$seen"
[ "$seen" = 'simple-oauth2: none; client-oauth2: first; @badgateway/oauth2-client: first' ]
