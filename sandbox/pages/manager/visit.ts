import { createHmac, randomBytes } from 'node:crypto';
import { parseUrl } from '../../../src/parse-url.ts';
import { randomSecret, sameSecret } from '../../accounts/secrets.ts';
import type { LoginToken } from '../../login/login-store.ts';
import { readForm } from '../../oauth/read-form.ts';
import type { SandboxState } from '../../sandbox-state.ts';
import { languageOf, type ManagerLanguage, WORDS, type Words } from './words.ts';

/** A request to one of the pages, with its visitor. */
export interface Visit {
  readonly state: SandboxState;
  /** address of the page */
  readonly address: string;
  readonly language: ManagerLanguage;
  readonly words: Words;
  /** the user who entered the password and may enter the PIN */
  readonly guest: LoginToken | undefined;
  /** the user who is logged in */
  readonly person: LoginToken | undefined;
  /** included in every form as `csrf` */
  readonly csrf: string;
  /** values of `Set-Cookie` for this request */
  readonly cookies: readonly string[];
  /** ms since the epoch */
  readonly now: number;
}

const VISITOR_COOKIE = 'manager_visitor';
const LOGIN_COOKIE = 'manager_login';
const LANGUAGE_COOKIE = 'manager_language';

/** Forms of an earlier process are invalid. */
const CSRF_KEY = randomBytes(32);

export function visitOf(state: SandboxState, request: Request): Visit {
  const cookies = readCookies(request.headers.get('cookie') ?? '');
  const now = state.now();
  const login = cookies.get(LOGIN_COOKIE) ?? '';
  const known = cookies.get(VISITOR_COOKIE);
  const visitor = known !== undefined && /^[A-Za-z0-9]{32}$/.test(known) ? known : randomSecret(32);
  const chosen = new URL(request.url).searchParams.get('language');
  const language = languageOf(
    chosen ?? cookies.get(LANGUAGE_COOKIE),
    request.headers.get('accept-language') ?? '',
  );
  return {
    state,
    address: request.url,
    language,
    words: WORDS[language],
    guest: state.logins.find('pin', login, now),
    person: state.logins.find('access', login, now),
    csrf: createHmac('sha256', CSRF_KEY).update(`${visitor}.${login}`).digest('base64url'),
    cookies: [
      ...(visitor === known ? [] : [cookie(VISITOR_COOKIE, visitor)]),
      ...(chosen === null ? [] : [cookie(LANGUAGE_COOKIE, language)]),
    ],
    now,
  };
}

/** The cookie that carries a PIN token or an access token between pages; null ends the visit. */
export function loginCookie(token: string | null): string {
  return token === null ? `${cookie(LOGIN_COOKIE, '')}; Max-Age=0` : cookie(LOGIN_COOKIE, token);
}

/**
 * The fields of a form of one of our own pages, undefined for any other: its token belongs to this visitor and log-in,
 * and the browser's `Origin`, if any, is ours.
 */
export function readOwnForm(
  visit: Visit,
  request: Request,
  body: Uint8Array,
): ReadonlyMap<string, string> | undefined {
  const origin = request.headers.get('origin');
  if (origin !== null && !isHost(origin, new URL(request.url).host)) return undefined;
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  const form = isForm ? readForm(body) : undefined;
  return form && sameSecret(form.get('csrf') ?? '', visit.csrf) ? form : undefined;
}

function isHost(origin: string, host: string): boolean {
  return parseUrl(origin)?.host === host;
}

function cookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;
}

function readCookies(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(';').map((part) => {
    const [name = '', value = ''] = part.trim().split('=', 2);
    return [name, value] as const;
  });
  return new Map(pairs);
}
