#!/usr/bin/env bash
# Node 20.20.2 and 22.23.3: URL.canParse answers false for an address with Latin-1 letters once V8 optimised the call, about the
# 4,500th time. `new URL`, ASCII addresses and those beyond Latin-1 stay right, and so does Node 24.21.0.
# What it means here: a URL that is taken for none is not redacted, so addresses are parsed, never only tested.
# Seen: v20.20.2 and v22.23.3: at first true; then Latin-1 false, ASCII true, beyond true; new URL xn--lden-loa.test
#       v24.21.0: the same, but Latin-1 true
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
cat > try.mjs <<'JS'
const canParse = (text) => URL.canParse(text);
const latin1 = 'https://läden.test/';
const addresses = { 'Latin-1': latin1, ASCII: 'https://laden.test/', beyond: 'https://ładen.test/' };
const first = Object.values(addresses).every(canParse);
for (let call = 0; call < 200_000; call += 1) canParse(latin1);
const then = Object.entries(addresses).map(([name, text]) => `${name} ${canParse(text)}`).join(', ');
console.log(`${process.version}: at first ${first}; then ${then}; new URL ${new URL(latin1).hostname}`);
JS
for version in 20.20.2 22.23.3 24.21.0; do
  mkdir "$version"; echo '{"type":"module","private":true}' > "$version/package.json"
  # Its install script fetches the binary for this machine.
  npm install --silent --no-audit --no-fund --prefix "$version" "node@$version"
done
seen=$(for version in 20.20.2 22.23.3 24.21.0; do "$version/node_modules/.bin/node" try.mjs; done); echo "$seen"
[ "$seen" = 'v20.20.2: at first true; then Latin-1 false, ASCII true, beyond true; new URL xn--lden-loa.test
v22.23.3: at first true; then Latin-1 false, ASCII true, beyond true; new URL xn--lden-loa.test
v24.21.0: at first true; then Latin-1 true, ASCII true, beyond true; new URL xn--lden-loa.test' ]
