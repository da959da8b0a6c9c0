/** Names a token without telling it: the first 16 hex digits of its SHA-256. */
export async function fingerprint(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  const bytes = [...new Uint8Array(digest).slice(0, 8)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Enough to tell tokens apart: the last four characters, or none where they would tell too much of a short token. */
export function tailOf(token: string): string {
  return token.length >= 12 ? token.slice(-4) : '';
}
