import { answerFields } from './answer-fields.ts';
import type { TokenAnswer } from './read-answer.ts';
import type { Fields, NamedValue } from './read-fields.ts';

/** The tokens of a successful answer, extracted before any validation. */
export interface SalvagedTokens {
  /** null: the answer has none, so the sent one stays valid (RFC 6749 section 6) */
  readonly refreshToken: string | null;
  /** a second refresh token in the same answer, different from the first and from the sent one; null: none */
  readonly otherRefreshToken: string | null;
  readonly accessToken: string | null;
  readonly tokenType: string | null;
  /** seconds; null: missing or invalid */
  readonly expiresIn: number | null;
  /** the raw scope: `answerScope` reads it once the tokens are stored */
  readonly scope: readonly NamedValue[];
}

/** Longer lifetimes are a mistake. */
const LONGEST_LIFETIME_SECONDS = 30 * 24 * 60 * 60;

/** Visible ASCII (RFC 6749 appendix A), no longer than the form takes: a longer one fits in no request header. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** Placeholders that programs write in place of a token. */
const NO_TOKENS: ReadonlySet<string> = new Set(['null', 'undefined', 'none', '0']);

const REFRESH_NAMES: ReadonlySet<string> = new Set(['refreshtoken', 'newrefreshtoken']);
const ACCESS_NAMES: ReadonlySet<string> = new Set(['accesstoken', 'newaccesstoken']);

/** `{"refresh_token": {"token": "…"}}` */
const VALUE_NAMES: ReadonlySet<string> = new Set(['token', 'value']);

const SCOPE_NAMES: ReadonlySet<string> = new Set(['scope', 'scopes']);

/** Values under these names are about a token, but are none. */
const ABOUT_NAMES: ReadonlySet<string> = new Set(['error', 'errors', 'fields', 'detail', 'warnings']);

const WANTED: ReadonlySet<string> = new Set([
  ...REFRESH_NAMES,
  ...ACCESS_NAMES,
  ...VALUE_NAMES,
  ...SCOPE_NAMES,
  'tokentype',
  'expiresin',
]);

/** Any name of a token; escapes inside names are ignored, because nobody writes them. */
const HINT = /(?:refresh|access)[\w\\-]{0,8}token/i;

/** A token, and the object that holds it. */
interface Found {
  readonly token: string;
  readonly owner: number;
}

/**
 * Extracts the tokens of any successful answer, whatever else is wrong with it: the server has rotated already, and a
 * validating library would discard the new refresh token. With two refresh tokens, the one beside the access token
 * comes first, then one that differs from the `sent` one. An incomplete object yields only its refresh token: a
 * complete string is reliable, but the missing rest is unknown.
 */
export function salvageTokens(answer: TokenAnswer, sent: string | null = null): SalvagedTokens | null {
  if (answer.status < 200 || answer.status > 299 || !HINT.test(answer.text)) return null;
  const { fields, closed } = answerFields(answer, WANTED, holdsTokens);
  const access = tokensNamed(fields, ACCESS_NAMES);
  const refresh = ranked(tokensNamed(fields, REFRESH_NAMES), access, sent);
  const [first] = refresh;
  const refreshToken = first?.token ?? null;
  const other = refresh.find(({ token }) => token !== refreshToken && token !== sent);
  const used = access.find(({ owner }) => owner === first?.owner) ?? access[0];
  const rest = { refreshToken, otherRefreshToken: other?.token ?? null };
  if (used && closed.has(used.owner)) return { ...rest, ...withAccess(fields, used) };
  const nothing = { accessToken: null, tokenType: null, expiresIn: null, scope: [] };
  return refreshToken === null ? null : { ...rest, ...nothing };
}

function ranked(refresh: readonly Found[], access: readonly Found[], sent: string | null): readonly Found[] {
  const owners = new Set(access.map(({ owner }) => owner));
  const rank = ({ token, owner }: Found): number => {
    if (owners.has(owner)) return 0;
    return token === sent ? 2 : 1;
  };
  return refresh.toSorted((a, b) => rank(a) - rank(b));
}

function holdsTokens({ fields }: Fields): boolean {
  return tokensNamed(fields, REFRESH_NAMES).length + tokensNamed(fields, ACCESS_NAMES).length > 0;
}

function tokensNamed(fields: readonly NamedValue[], names: ReadonlySet<string>): readonly Found[] {
  return fields.flatMap((field) => {
    const token = tokenOf(field);
    const owner = ownerUnder(field, names);
    return token === null || owner === null ? [] : [{ token, owner }];
  });
}

/** The object that holds a field with one of these names. Null: the field has another name. */
function ownerUnder({ path, owner, outer }: NamedValue, names: ReadonlySet<string>): number | null {
  const [own = '', parent = ''] = path.slice(-2).reverse();
  if (names.has(own)) return owner;
  return VALUE_NAMES.has(own) && names.has(parent) ? outer : null;
}

function tokenOf({ path, type, value }: NamedValue): string | null {
  if (type !== 'text' && type !== 'number') return null;
  const token = value.trim();
  const isToken = TOKEN.test(token) && !NO_TOKENS.has(token.toLowerCase());
  return isToken && !path.some((name) => ABOUT_NAMES.has(name)) ? token : null;
}

/** The access token's other fields are beside it, or elsewhere in the answer. */
function withAccess(fields: readonly NamedValue[], { token, owner }: Found) {
  const beside = (name: string) => named(fields, owner, new Set([name])).find(({ value }) => value !== '');
  return {
    accessToken: token,
    tokenType: beside('tokentype')?.value ?? null,
    expiresIn: lifetime(beside('expiresin')?.value ?? ''),
    scope: named(fields, owner, SCOPE_NAMES),
  };
}

function named(
  fields: readonly NamedValue[],
  owner: number,
  names: ReadonlySet<string>,
): readonly NamedValue[] {
  const all = fields.filter(({ path }) => names.has(path.at(-1) ?? ''));
  const beside = all.filter((field) => field.owner === owner);
  return beside.length > 0 ? beside : all;
}

function lifetime(value: string): number | null {
  const seconds = /^\d{1,10}(?:\.\d{1,10})?$/.test(value) ? Number(value) : 0;
  return seconds > 0 && seconds <= LONGEST_LIFETIME_SECONDS ? seconds : null;
}
