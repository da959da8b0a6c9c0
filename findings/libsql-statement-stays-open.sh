#!/usr/bin/env bash
# libsql 0.5.29 (Node, the interface of better-sqlite3): what `run()` executes stays open if it has rows to give, as
# `INSERT … RETURNING` has, and `EXPLAIN INSERT …` stays open even after `all()` has read every row of it. Inside a transaction
# the next COMMIT is refused. `get()` closes both, and a plan of a SELECT is closed by `all()`.
# What it means here: the sandbox reads the plans of writes on a separate empty database, and rows of RETURNING by `get()` or `all()`.
# Seen: returning run: refused; returning get: committed; plan of insert all: refused; plan of select all: committed
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts libsql@0.5.29
cat > try.cjs <<'JS'
const Database = require('libsql');
const INSERT = "INSERT INTO product (name) VALUES ('Shirt') RETURNING id";
const outcome = (sql, how) => {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT)');
  database.exec('BEGIN');
  database.prepare(sql)[how]();
  try {
    database.exec('COMMIT');
    return 'committed';
  } catch (error) {
    return error.message.includes('statements in progress') ? 'refused' : error.message;
  }
};
console.log([
  `returning run: ${outcome(INSERT, 'run')}`,
  `returning get: ${outcome(INSERT, 'get')}`,
  `plan of insert all: ${outcome(`EXPLAIN ${INSERT}`, 'all')}`,
  `plan of select all: ${outcome('EXPLAIN SELECT * FROM product', 'all')}`,
].join('; '));
JS
seen=$(node try.cjs); echo "$seen"
[ "$seen" = 'returning run: refused; returning get: committed; plan of insert all: refused; plan of select all: committed' ]
