import type { Counts, Secret, SecretKind } from './secret.ts';

/** Assigns placeholders: the same value always gets the same one, and no two values share one. */
export interface Placeholders {
  /** The placeholder of a secret, named after the kind under which the value was found first. */
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

/** Whether a text is already a placeholder, possibly after the scheme of an `Authorization`. */
export function isPlaceholder(text: string): boolean {
  return text.length < 100 && /^(?:[a-z]+ )?\[[a-z ]+ \d+\]$/i.test(text);
}

/** Assigns placeholders for replacements, and counts them. */
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
