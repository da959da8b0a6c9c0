import type { SandboxDatabase } from '../database/open-database.ts';
import type { IssuedSecret } from './issued-secrets.ts';

/** The printable name of a secret that this sandbox has issued; undefined: foreign. */
export type SecretNames = (value: string) => string | undefined;

/** A lookup in memory of all secrets issued so far: a body may contain thousands of words that could be one. */
export function createSecretNames(database: SandboxDatabase): () => SecretNames {
  const names = new Map<string, string>();
  let last = 0;
  return () => {
    const select = database.query<IssuedSecret & { rowid: number }>(
      'SELECT rowid, name, value FROM issued_secret WHERE rowid > ? ORDER BY rowid',
    );
    for (const { rowid, name, value } of select.all(last)) {
      names.set(value, name);
      last = rowid;
    }
    return (value) => names.get(value);
  };
}
