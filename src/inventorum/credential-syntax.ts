/** What a user pastes of a client registration and its tokens. */
export type CredentialField = 'clientId' | 'clientSecret' | 'refreshToken' | 'accessToken';

/** Why a value cannot be used. `cannot be sent`: no header may hold it as a Bearer token. */
export type CredentialProblem = 'has white space' | 'not ascii' | 'too long' | 'cannot be sent';

const LONGEST = 4096;

/**
 * The only rule for values that can be sent, shared by the form, the background, the session rules and their messages.
 * Null: it can be sent. The caller handles empty values. Source: RFC 6749 appendix A (visible ASCII), RFC 6750 section
 * 2.1
 */
export function credentialProblem(field: CredentialField, value: string): CredentialProblem | null {
  if (value.length > LONGEST) return 'too long';
  if (/\s/u.test(value)) return 'has white space';
  if (!/^[\x21-\x7e]*$/.test(value)) return 'not ascii';
  return field === 'accessToken' && value !== '' && !isBearerToken(value) ? 'cannot be sent' : null;
}

/** RFC 6750 section 2.1 b64token. Checked here, because Firefox accepts a header value with a line break. */
export function isBearerToken(value: string): boolean {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(value);
}
