import { parseUrl } from '../parse-url.ts';

/** A call as typed or pasted. */
export interface TypedCall {
  /** null: not given, so any */
  readonly method: string | null;
  /** starts with /api/, without query; placeholders of ids are filled in */
  readonly pathname: string;
}

/** A longer text is no call. */
const LONGEST = 20_000;
const METHOD = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/i;
const API = '/api';
/** `{id}`, `:id`, `<id>`, `$ID` and `%s` are ids in docs and code */
const PLACEHOLDER = /^(\{[^/]*\}|:[a-z_]\w*|<[^/]*>|\$\{?\w+\}?|%[sd]|#\{\w+\})$/i;

/**
 * Reads "POST /products/", a full address, a path alone, or a pasted curl line. Null: it has no path. Never throws, and
 * keeps only method and path (a curl line may hold a token).
 */
export function parseCall(text: string): TypedCall | null {
  const words = wordsOf(text.slice(0, LONGEST));
  const address = words.find(isAddress) ?? words.find(isBarePath);
  if (address === undefined) return null;
  const pathname = pathOf(address);
  return pathname === null ? null : { method: methodOf(words), pathname };
}

/** A call as one would type it: `POST /products/7/`. Contains nothing else of a pasted line. */
export function plainCall({ method, pathname }: TypedCall): string {
  const path = pathname.startsWith(`${API}/`) ? pathname.slice(API.length) : pathname;
  return method === null ? path : `${method} ${path}`;
}

/** Splits like a shell, as far as a call needs it: quotes group, a backslash joins lines. */
function wordsOf(text: string): readonly string[] {
  const parts = text.replaceAll(/[\\^`]\r?\n/g, ' ').match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  return parts.map((part) => part.replace(/^(["'])(.*)\1$/s, '$2'));
}

function methodOf(words: readonly string[]): string | null {
  const isCurl = words[0] === 'curl';
  const named = isCurl ? optionOf(words) : words.find((word) => METHOD.test(word));
  if (named !== undefined) return METHOD.test(named) ? named.toUpperCase() : null;
  if (!isCurl) return null;
  // curl's own rule: data makes a POST, -I a HEAD, -G keeps GET
  if (words.some((word) => /^(-I|--head)$/.test(word))) return 'HEAD';
  const hasData = words.some((word) => /^(-d|-F|--data|--data-\w+|--form|--json)(=|$)/.test(word));
  return hasData && !words.some((word) => /^(-G|--get)$/.test(word)) ? 'POST' : 'GET';
}

function optionOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(-X|--request)$/.test(word));
  if (at >= 0) return words[at + 1];
  return words.map((word) => /^(?:-X|--request=)(\w+)$/.exec(word)?.[1]).find((name) => name !== undefined);
}

function isAddress(word: string): boolean {
  return /^https?:\/\//i.test(word) || word.startsWith('/');
}

/** `products/7/` with nothing before it; never an option, a header or a method. */
function isBarePath(word: string): boolean {
  return /^[a-z][\w-]*(\/[^\s:]*)?$/i.test(word) && !METHOD.test(word) && word !== 'curl';
}

function pathOf(address: string): string | null {
  const hasHost = /^https?:\/\//i.test(address);
  const bare = hasHost ? parseUrl(address)?.pathname : (address.split(/[?#]/)[0] ?? '');
  if (bare === undefined) return null;
  const path = bare.startsWith('/') ? bare : `/${bare}`;
  const below = path === API || path.startsWith(`${API}/`) ? path : API + path;
  return below
    .split('/')
    .map((segment) => (PLACEHOLDER.test(decoded(segment)) ? '1' : segment))
    .join('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
