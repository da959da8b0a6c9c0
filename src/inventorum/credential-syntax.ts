/** What a person pastes of a client registration and its tokens. */
export type CredentialField = 'clientId' | 'clientSecret' | 'refreshToken' | 'accessToken';

/** Why a value cannot be used. `cannot be sent`: no header may hold it as a Bearer token. */
export type CredentialProblem = 'has white space' | 'not ascii' | 'too long' | 'cannot be sent';

const LONGEST = 4096;

/**
 * The one rule for what can be sent, asked by the form, by the background, by the rules and by the words about them;
 * null: it can. An empty value is no question here. Source: RFC 6749 appendix A (visible ASCII), RFC 6750 section 2.1
 */
export function credentialProblem(field: CredentialField, value: string): CredentialProblem | null {
  if (value.length > LONGEST) return 'too long';
  if (/\s/u.test(value)) return 'has white space';
  if (!/^[\x21-\x7e]*$/.test(value)) return 'not ascii';
  return field === 'accessToken' && value !== '' && !isBearerToken(value) ? 'cannot be sent' : null;
}

/** RFC 6750 section 2.1 b64token. Firefox takes a header value with a line break, so it is checked here. */
export function isBearerToken(value: string): boolean {
  return /^[A-Za-z0-9\-._~+/]+=*$/.test(value);
}
