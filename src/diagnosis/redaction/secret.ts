/** What a value is. `other …`: named so where it was found, and none that the extension keeps. */
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

/** How often values of each kind were replaced. */
export type Counts = Readonly<Partial<Record<SecretKind, number>>>;

export function addCounts(a: Counts, b: Counts): Counts {
  const kinds = new Set([...Object.keys(a), ...Object.keys(b)]) as ReadonlySet<SecretKind>;
  return Object.fromEntries([...kinds].map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)]));
}
