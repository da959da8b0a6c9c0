import type { SandboxDatabase } from '../database/open-database.ts';

/** The label of the token set of a token of either kind, whatever its generation; null: foreign. */
export type TokenLabels = (table: 'access_token' | 'refresh_token', token: string) => string | null;

const REMEMBERED = 2_000;

/** Looks labels up and caches them: every request needs one, and a label never changes. */
export function createTokenLabels(database: SandboxDatabase): TokenLabels {
  const known = new Map<string, string>();
  return (table, token) => {
    const remembered = known.get(token);
    if (remembered !== undefined) return remembered;
    const select = database.query<{ label: string }>(
      `SELECT s.label FROM ${table} t JOIN token_set s ON s.id = t.token_set_id WHERE t.token = ?`,
    );
    const label = select.get(token)?.label;
    if (label === undefined) return null;
    if (known.size >= REMEMBERED) known.clear();
    known.set(token, label);
    return label;
  };
}
