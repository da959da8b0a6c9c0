#!/usr/bin/env bash
# valibot 1.5.0: v.record() leaves out the names constructor, prototype and __proto__ of a valid input without an issue,
# and v.object() whose keys are all optional takes a list.
# What it means here: an attribute of a product that is named "constructor" vanished with a 200 answer.
# Seen: kept of six names: color toString hasOwnProperty; list for an object: true
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"type":"module","private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts valibot@1.5.0
cat > try.mjs <<'JS'
import * as v from 'valibot';
const names = ['color', 'constructor', 'prototype', '__proto__', 'toString', 'hasOwnProperty'];
const input = JSON.parse(`{${names.map((name) => `"${name}":1`).join(',')}}`);
const { success, output } = v.safeParse(v.record(v.string(), v.number()), input);
if (!success) throw new Error('An issue was raised');
console.log(`kept of six names: ${Object.keys(output).join(' ')}`);
console.log(`list for an object: ${v.safeParse(v.object({ a: v.optional(v.string()) }), []).success}`);
JS
seen=$(node try.mjs); echo "$seen"
[ "$seen" = $'kept of six names: color toString hasOwnProperty\nlist for an object: true' ]
