import type { SandboxDatabase } from '../database/open-database.ts';

/** The label of the token set that a token of either kind belongs to, whatever its generation; null: not ours. */
export type TokenLabels = (table: 'access_token' | 'refresh_token', token: string) => string | null;

const REMEMBERED = 2_000;

/** Looks labels up and remembers them: every request asks, and a label never changes. */
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
