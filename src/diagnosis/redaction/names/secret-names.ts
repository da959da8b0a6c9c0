import type { SecretKind } from '../secret.ts';

/** What a field of this name holds; null: nothing secret. */
export type JudgeName = (name: string) => SecretKind | null;

/** RFC 6749, RFC 7636, OpenID Connect, and the names that web frameworks give to what they keep secret. */
const FIELDS: Readonly<Record<string, SecretKind>> = {
  accesstoken: 'other access token',
  refreshtoken: 'other refresh token',
  clientsecret: 'other client secret',
  password: 'password',
  passwd: 'password',
  pwd: 'password',
  pin: 'password',
  otp: 'password',
  code: 'credential',
  assertion: 'credential',
  clientassertion: 'credential',
  codeverifier: 'credential',
  sessionid: 'credential',
  signature: 'credential',
  authorization: 'credential',
};

const SECRET_ENDING = /(?:token|secret|password|passphrase|apikey|accesskey)$/;

/** By the name of a field of a form, a query or a JSON object. Case and separators do not matter. */
export function secretField(name: string): SecretKind | null {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (Object.hasOwn(FIELDS, bare)) return FIELDS[bare] ?? null;
  return SECRET_ENDING.test(bare) ? 'credential' : null;
}

const PERSONAL_FIELDS: ReadonlySet<string> = new Set([
  'first_name',
  'middle_name',
  'last_name',
  'company',
  'email',
  'birthday',
  'note',
  'customer_note',
  'note_internal',
  'note_external',
  'tax_number',
  'phone_number',
  'phone_numbers',
  'national_number',
  'address1',
  'address2',
  'zipcode',
  'city',
  'customer',
  'billing_address',
  'shipping_address',
  'receipt',
]);

/** By the name of a field of a customer, or of what belongs to one. Source: customers page; recorded orders. */
export function personalField(name: string): SecretKind | null {
  return PERSONAL_FIELDS.has(name.toLowerCase()) ? 'personal data' : null;
}

/** What of a customer's record tells of nobody. */
const NOT_PERSONAL: ReadonlySet<string> = new Set(['id', 'inv_id', 'channel', 'type', 'country_code']);

export function staysVisible(name: string): boolean {
  return NOT_PERSONAL.has(name.toLowerCase());
}

export type HeaderKind = 'authorization' | 'cookie' | 'set-cookie' | 'credential';

/** How the value of a header is to be hidden; null: not at all. */
export function secretHeader(name: string): HeaderKind | null {
  const lower = name.toLowerCase();
  if (lower === 'authorization' || lower === 'proxy-authorization') return 'authorization';
  if (lower === 'cookie' || lower === 'set-cookie') return lower;
  return /csrf|xsrf|token|secret|session|password|(?:api|access)-?key|^x-.*auth/.test(lower)
    ? 'credential'
    : null;
}
