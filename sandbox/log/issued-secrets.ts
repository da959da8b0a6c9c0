import type { SandboxDatabase } from '../database/open-database.ts';

/** A secret with a name that may be printed: `refresh token 3 of "Warehouse sync"`. SECRET. */
export interface IssuedSecret {
  readonly name: string;
  readonly value: string;
}

/** The name and the secret that each table's new rows add to the list. */
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
 * Every client secret and token that existed in this database while it was open, including deleted ones. The database
 * itself keeps the list, in a table of this connection, so that no way of issuing one can be missed.
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
