import type { ServerReply } from './token-server.ts';

/** A successful answer outside the standard; the tokens are complete in all of them. */
export type OddForm =
  | 'status 201'
  | 'status 206'
  | 'nested'
  | 'camelCase'
  | 'list'
  | 'warning before it'
  | 'comment in it'
  | 'form'
  | 'two refresh tokens'
  | 'scope as a list'
  | 'scope of a number'
  | 'endless scope'
  | 'scope with the token';

export const ODD_FORMS: readonly OddForm[] = [
  'status 201',
  'status 206',
  'nested',
  'camelCase',
  'list',
  'warning before it',
  'comment in it',
  'form',
  'two refresh tokens',
  'scope as a list',
  'scope of a number',
  'endless scope',
  'scope with the token',
];

/** Different names in every answer: the list of removed scopes keeps growing. */
const ENDLESS = 4_000;

/** A text beside a refresh token that could be one, too. */
export function tokenBeside(token: string): string {
  return `other-than-${token}`;
}

/** The good answer in an unusual form. */
export function oddAnswer(good: ServerReply, form: OddForm): ServerReply {
  const { text, gives } = good;
  if (form === 'status 201' || form === 'status 206') return { ...good, status: Number(form.slice(-3)) };
  const body: Record<string, unknown> = JSON.parse(text);
  const token = gives?.token ?? '';
  const names = (prefix: string) => Array.from({ length: ENDLESS }, (_, index) => `${prefix}${index}:read`);
  const texts: Readonly<Record<Exclude<OddForm, 'status 201' | 'status 206'>, () => string>> = {
    nested: () => JSON.stringify({ data: { tokens: body } }),
    camelCase: () =>
      text.replaceAll(
        /"(\w+)_(\w)(\w+)":/g,
        (_, start, first, rest) => `"${start}${first.toUpperCase()}${rest}":`,
      ),
    list: () => JSON.stringify([body]),
    'warning before it': () => `<b>Warning</b>: it's "odd" {main}\n)]}',\n${text}`,
    'comment in it': () => `${text.replaceAll(',"', ', /* "it\'s" */ "')} // 12 ms`,
    form: () =>
      new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString(),
    'two refresh tokens': () => JSON.stringify({ ...body, old: { refresh_token: tokenBeside(token) } }),
    'scope as a list': () => JSON.stringify({ ...body, scope: ['orders:read', 'products:read'] }),
    'scope of a number': () => JSON.stringify({ ...body, scope: 7 }),
    'endless scope': () => JSON.stringify({ ...body, scope: names(token).join(' ') }),
    'scope with the token': () => JSON.stringify({ ...body, scope: `orders:read ${token}` }),
  };
  return { ...good, text: texts[form]() };
}
