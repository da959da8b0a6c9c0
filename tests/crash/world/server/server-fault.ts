import { ODD_FORMS, type OddForm } from './odd-answers.ts';

/** The fault of one token request. `rotated`: the server has rotated the token before it fails. */
export type ServerFault =
  | { readonly kind: 'reset'; readonly rotated: boolean }
  | { readonly kind: 'hang'; readonly rotated: boolean }
  | { readonly kind: 'hang in body'; readonly rotated: true }
  | { readonly kind: 'server error'; readonly status: 500 | 502 | 503; readonly rotated: boolean }
  | { readonly kind: 'html'; readonly status: 200 | 403 | 502; readonly rotated: boolean }
  | {
      readonly kind: 'rate limited';
      readonly retryAfter: 'none' | 'seconds' | 'date';
      readonly seconds: number;
    }
  | { readonly kind: 'truncated'; readonly after: 'nothing' | 'access_token' | 'refresh_token' }
  | { readonly kind: 'field'; readonly change: FieldChange }
  | { readonly kind: 'same refresh token' }
  /** the answer's refresh token is one that the server never stored */
  | { readonly kind: 'unstored successor' }
  | { readonly kind: 'no refresh token' }
  | { readonly kind: 'redirect' }
  | { readonly kind: 'invalid_client' }
  | { readonly kind: 'odd'; readonly form: OddForm }
  /** a success without tokens, after the server has rotated */
  | { readonly kind: 'no tokens'; readonly status: 200 | 202; readonly rotated: true }
  /** an error code that repeats the refresh token */
  | { readonly kind: 'token as error code' }
  | { readonly kind: 'endless error code' }
  /** `status` of the following refusals: 400 by the standard */
  | { readonly kind: 'revoked'; readonly status?: 403 | 404 | 410 };

/** A successful answer with one invalid field. */
export type FieldChange =
  | 'no token_type'
  | 'token_type mac'
  | 'no expires_in'
  | 'expires_in nonsense'
  | 'no access_token'
  | 'narrower scope'
  | 'content type html';

export const SERVER_FAULTS: readonly ServerFault[] = [
  { kind: 'reset', rotated: false },
  { kind: 'reset', rotated: true },
  { kind: 'hang', rotated: false },
  { kind: 'hang', rotated: true },
  { kind: 'hang in body', rotated: true },
  { kind: 'server error', status: 500, rotated: false },
  { kind: 'server error', status: 500, rotated: true },
  { kind: 'server error', status: 502, rotated: false },
  { kind: 'server error', status: 503, rotated: false },
  { kind: 'html', status: 200, rotated: false },
  { kind: 'html', status: 403, rotated: false },
  { kind: 'html', status: 502, rotated: true },
  { kind: 'rate limited', retryAfter: 'none', seconds: 0 },
  { kind: 'rate limited', retryAfter: 'seconds', seconds: 3 },
  { kind: 'rate limited', retryAfter: 'seconds', seconds: 900 },
  { kind: 'rate limited', retryAfter: 'date', seconds: 600 },
  { kind: 'truncated', after: 'nothing' },
  { kind: 'truncated', after: 'access_token' },
  { kind: 'truncated', after: 'refresh_token' },
  { kind: 'field', change: 'no token_type' },
  { kind: 'field', change: 'token_type mac' },
  { kind: 'field', change: 'no expires_in' },
  { kind: 'field', change: 'expires_in nonsense' },
  { kind: 'field', change: 'no access_token' },
  { kind: 'field', change: 'narrower scope' },
  { kind: 'field', change: 'content type html' },
  { kind: 'same refresh token' },
  { kind: 'unstored successor' },
  { kind: 'no refresh token' },
  { kind: 'redirect' },
  { kind: 'invalid_client' },
  ...ODD_FORMS.map((form): ServerFault => ({ kind: 'odd', form })),
  { kind: 'no tokens', status: 200, rotated: true },
  { kind: 'no tokens', status: 202, rotated: true },
  { kind: 'token as error code' },
  { kind: 'endless error code' },
  { kind: 'revoked' },
  { kind: 'revoked', status: 403 },
  { kind: 'revoked', status: 404 },
];
