#!/usr/bin/env bash
# httpyac 6.16.7: lines of a plain text body that begin with # or // are taken for comments and not sent.
# The file's own syntax has no way to mark them as part of the body; a body from a file is sent whole.
# What it means here: a note or a CSV copied into a .http file arrives shorter, and the server answers 200.
# Seen: inline: first|last; from a file: first|# second|// third|last
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts httpyac@6.16.7
printf 'first\n# second\n// third\nlast' > body.txt
cat > try.mjs <<'JS'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
const bodies = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => { body += part; }).on('end', () => { bodies.push(body); response.end(); });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const head = (path) => `POST http://127.0.0.1:${server.address().port}/${path}\nContent-Type: text/plain\n\n`;
writeFileSync('both.http', `${head('inline')}${readFileSync('body.txt', 'utf8')}\n\n###\n${head('file')}< ./body.txt\n`);
const run = spawn('node_modules/.bin/httpyac', ['send', 'both.http', '--all', '--silent'], { stdio: 'ignore' });
await once(run, 'exit');
server.close();
const shown = (body) => body.trimEnd().replaceAll('\n', '|');
console.log(`inline: ${shown(bodies[0])}; from a file: ${shown(bodies[1])}`);
JS
seen=$(node try.mjs); echo "$seen"
[ "$seen" = 'inline: first|last; from a file: first|# second|// third|last' ]
