/** Identifies a token without revealing it: the first 16 hex digits of its SHA-256. */
export async function fingerprint(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  const bytes = [...new Uint8Array(digest).slice(0, 8)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The last four characters, which suffice to tell tokens apart; none for a short token, of which they would reveal too
 * much.
 */
export function tailOf(token: string): string {
  return token.length >= 12 ? token.slice(-4) : '';
}
