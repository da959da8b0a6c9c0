/**
 * The kind of a secret value. `other …`: recognised by its name where it was found, but not stored by the extension.
 */
export type SecretKind =
  | 'access token'
  | 'refresh token'
  | 'client secret'
  | 'other access token'
  | 'other refresh token'
  | 'other client secret'
  | 'password'
  | 'credential'
  | 'cookie'
  | 'personal data';

/** A value that must not be written anywhere. SECRET. */
export interface Secret {
  readonly kind: SecretKind;
  readonly value: string;
}

/** The number of replaced values per kind. */
export type Counts = Readonly<Partial<Record<SecretKind, number>>>;

export function addCounts(a: Counts, b: Counts): Counts {
  const kinds = new Set([...Object.keys(a), ...Object.keys(b)]) as ReadonlySet<SecretKind>;
  return Object.fromEntries([...kinds].map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)]));
}
