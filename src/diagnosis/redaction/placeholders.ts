import type { Counts, Secret, SecretKind } from './secret.ts';

/** Hands out placeholders: the same value always gets the same one, and no two values share one. */
export interface Placeholders {
  /** The placeholder of a secret; the kind under which a value came first names it. */
  of(secret: Secret): string;
}

export function placeholders(): Placeholders {
  const given = new Map<string, string>();
  const last = new Map<SecretKind, number>();
  return {
    of({ kind, value }) {
      const known = given.get(value);
      if (known) return known;
      const number = (last.get(kind) ?? 0) + 1;
      last.set(kind, number);
      const placeholder = `[${kind} ${number}]`;
      given.set(value, placeholder);
      return placeholder;
    },
  };
}

/** Whether a text is a placeholder already, also behind the scheme of an `Authorization`. */
export function isPlaceholder(text: string): boolean {
  return text.length < 100 && /^(?:[a-z]+ )?\[[a-z ]+ \d+\]$/i.test(text);
}

/** Hands out placeholders for replacements, and counts those. */
export interface Ledger {
  readonly put: (secret: Secret) => string;
  readonly counts: () => Counts;
}

export function ledger(names: Placeholders): Ledger {
  const counted: Partial<Record<SecretKind, number>> = {};
  return {
    put(secret) {
      counted[secret.kind] = (counted[secret.kind] ?? 0) + 1;
      return names.of(secret);
    },
    counts: () => ({ ...counted }),
  };
}
