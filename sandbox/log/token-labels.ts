import type { SandboxDatabase } from '../database/open-database.ts';

export interface TokenLabels {
  /** The label of the token set of a token of either kind, whatever its generation; null: foreign. */
  of(kind: Kind, token: string): string | null;
  /** `successor` is a newer refresh token of the same token set. */
  passOn(token: string, successor: string): void;
}

type Kind = 'access_token' | 'refresh_token';

const REMEMBERED = 2_000;

/** Looks labels up and caches them: every request needs one, and a label never changes. */
export function createTokenLabels(database: SandboxDatabase): TokenLabels {
  const known = new Map<string, string>();
  const selectBy = (kind: Kind) =>
    database.query<{ label: string }>(
      `SELECT s.label FROM token_pair t JOIN token_set s ON s.id = t.token_set_id WHERE t.${kind} = ?`,
    );
  const selects = { access_token: selectBy('access_token'), refresh_token: selectBy('refresh_token') };
  const remember = (token: string, label: string) => {
    if (known.size >= REMEMBERED) known.clear();
    known.set(token, label);
  };
  return {
    of: (kind, token) => {
      const remembered = known.get(token);
      if (remembered !== undefined) return remembered;
      const label = selects[kind].get(token)?.label;
      if (label === undefined) return null;
      remember(token, label);
      return label;
    },
    passOn: (token, successor) => {
      const label = known.get(token);
      if (label !== undefined) remember(successor, label);
    },
  };
}
