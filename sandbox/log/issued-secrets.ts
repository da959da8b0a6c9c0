import type { SandboxDatabase } from '../database/open-database.ts';

/** A secret with a name that may be printed: `refresh token 3 of "Warehouse sync"`. SECRET. */
export interface IssuedSecret {
  readonly name: string;
  readonly value: string;
}

/** What a new row of a table adds to the list: name and secret, by the prefix of the row's columns. */
interface Source {
  readonly table: string;
  readonly name: (row: string) => string;
  readonly secret: string;
}

const SOURCES: readonly Source[] = [
  { table: 'app', name: (row) => `'client secret of "' || ${row}label || '"'`, secret: 'client_secret' },
  { table: 'token_pair', name: tokenName('access token'), secret: 'access_token' },
  { table: 'token_pair', name: tokenName('refresh token'), secret: 'refresh_token' },
  { table: 'login_token', name: (row) => `'log-in token of user ' || ${row}user_id`, secret: 'token' },
];

function tokenName(kind: string): Source['name'] {
  return (row) =>
    `'${kind} ' || ${row}generation || ' of "' || (SELECT label FROM token_set WHERE id = ${row}token_set_id) || '"'`;
}

/**
 * Every client secret and token that existed in this database while it was open, including deleted ones. The database
 * itself keeps the list, in a table of this connection, so that no way of issuing one can be missed.
 */
export function createIssuedSecrets(database: SandboxDatabase): () => readonly IssuedSecret[] {
  const run = (sql: string) => database.query(sql).run();
  run('CREATE TEMP TABLE issued_secret (name TEXT NOT NULL, value TEXT NOT NULL)');
  for (const { table, name, secret } of SOURCES) {
    const kept = (row: string) => `INSERT INTO issued_secret SELECT ${name(row)}, ${row}${secret}`;
    const isOne = (row: string) => `WHERE ${row}${secret} IS NOT NULL`;
    run(`${kept('')} FROM main.${table} ${isOne('')}`);
    run(`CREATE TEMP TRIGGER keep_${table}_${secret} AFTER INSERT ON main.${table}
         BEGIN ${kept('NEW.')} ${isOne('NEW.')}; END`);
  }
  return () => database.query<IssuedSecret>('SELECT name, value FROM issued_secret').all();
}
