import type { CredentialField } from '../inventorum/credential-syntax.ts';

/** What the name of a value says of it. */
export type Meaning =
  | CredentialField
  | 'scope'
  | 'authorization'
  | 'address'
  | 'grant'
  | 'email'
  | 'username'
  | 'password'
  | 'token';

/** A name with its meaning; `prefix` is what stands before it: `VITE_SHORE` of `VITE_SHORE_CLIENT_ID`. */
export interface NamedMeaning {
  readonly meaning: Meaning;
  readonly prefix: string;
}

const LONGEST_NAME = 100;

const BY_SUFFIX =
  /^(.*?)[_. -]*(?:(client[_. -]?id)|(client[_. -]?secret)|(refresh[_. -]?token)|(access[_. -]?token|\binv_tk))$/i;

const SUFFIXES = ['clientId', 'clientSecret', 'refreshToken', 'accessToken'] as const;

const EXACT: Readonly<Record<string, Meaning>> = {
  scope: 'scope',
  scopes: 'scope',
  authorization: 'authorization',
  granttype: 'grant',
  email: 'email',
  mail: 'email',
  username: 'username',
  password: 'password',
  passwort: 'password',
  kennwort: 'password',
  token: 'token',
};

const ADDRESS = /(?:url|uri|endpoint|host|domain|server)$/;
const NO_ADDRESS = /redirect|callback|referer|logout|filter/;

/** The meaning of a name in a program or a file, whatever case and signs it is written with. Undefined: none. */
export function meaningOfName(name: string): NamedMeaning | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const [, prefix = '', ...groups] = BY_SUFFIX.exec(name) ?? [];
  const field = SUFFIXES.find((_each, index) => groups[index] !== undefined);
  if (field) return { meaning: field, prefix };
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const exact = Object.hasOwn(EXACT, plain) ? EXACT[plain] : undefined;
  if (exact) return { meaning: exact, prefix: '' };
  return ADDRESS.test(plain) && !NO_ADDRESS.test(plain) ? { meaning: 'address', prefix: '' } : undefined;
}
