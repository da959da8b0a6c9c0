import type { SandboxDatabase } from '../database/open-database.ts';

/** A secret with a name that may be printed: `refresh token 3 of "Warehouse sync"`. SECRET. */
export interface IssuedSecret {
  readonly name: string;
  readonly value: string;
}

/** What each table's new rows add to the list: a name, and the secret. */
const SOURCES = {
  app: [`'client secret of "' || label || '"'`, 'client_secret'],
  access_token: [tokenName('access token'), 'token'],
  refresh_token: [tokenName('refresh token'), 'token'],
  login_token: [`'log-in token of user ' || user_id`, 'token'],
} as const;

function tokenName(kind: string): string {
  const label = '(SELECT label FROM token_set WHERE id = token_set_id)';
  return `'${kind} ' || generation || ' of "' || ${label} || '"'`;
}

/**
 * Every client secret and token that this database has ever seen while it was open, deleted ones included. The database
 * itself keeps the list, in a table of this connection: no way of issuing one can be forgotten.
 */
export function createIssuedSecrets(database: SandboxDatabase): () => readonly IssuedSecret[] {
  const run = (sql: string) => database.query(sql).run();
  run('CREATE TEMP TABLE issued_secret (name TEXT NOT NULL, value TEXT NOT NULL)');
  for (const [table, [name, value]] of Object.entries(SOURCES)) {
    const keep = (where: string) =>
      `INSERT INTO issued_secret SELECT ${name}, ${value} FROM main.${table} ${where}`;
    run(keep(''));
    run(`CREATE TEMP TRIGGER keep_${table} AFTER INSERT ON main.${table}
         BEGIN ${keep('WHERE rowid = NEW.rowid')}; END`);
  }
  return () => database.query<IssuedSecret>('SELECT name, value FROM issued_secret').all();
}
