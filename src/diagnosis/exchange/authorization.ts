/** A parsed `Authorization` header. `token` is a secret: hash it, then discard it. */
export type Authorization =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'other scheme'; readonly scheme: string };

/** RFC 6750 section 2.1: one b64token after the scheme. */
const BEARER = /^bearer +([a-z0-9\-._~+/]+=*)$/i;
/** RFC 9110 section 11.4: a scheme followed by something. */
const SCHEME = /^([a-z][a-z0-9-]*) +\S/i;

export function parseAuthorization(header: string | null): Authorization {
  if (header === null) return { kind: 'none' };
  const value = header.trim();
  const token = BEARER.exec(value)?.[1];
  if (token) return { kind: 'bearer', token };
  const scheme = SCHEME.exec(value)?.[1];
  if (scheme && scheme.toLowerCase() !== 'bearer') return { kind: 'other scheme', scheme };
  return { kind: 'malformed' };
}
