/** A CoreAPI by its address. `origin` has no trailing slash and no default port. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
}

/** The built-in environment. Source: https://api-docs.inventorum.com/api/main.html (base URL). */
export const PRODUCTION: Environment = {
  id: 'production',
  name: 'Production',
  origin: 'https://app.inventorum.com',
};

/** The base path of everything that the API serves. */
export const API_PATH = '/api/';

/** The token endpoint's path. Source: https://api-docs.inventorum.com/api/authentication.html */
export const TOKEN_PATH = '/api/auth/token/';

/** The absolute address of an environment's token endpoint. */
export function tokenEndpoint(environment: Environment): string {
  return environment.origin + TOKEN_PATH;
}

const SLASH = String.raw`(?:[/\\]|%(?:25)*(?:2f|5c))`;

/**
 * Regular expressions (in the common subset of RE2 and JavaScript, case-insensitive), one of which matches every
 * spelling of the token endpoint that a server may accept: a percent-encoded letter, at any depth, which no client has
 * a reason to write (RFC 3986 section 2.3); or `auth` and `token` in this order at the start of segments, with anything
 * in between (doubled or encoded slashes, dot segments, `;parameters`), with or without a final slash.
 */
export const TOKEN_ENDPOINT_SPELLINGS: readonly string[] = [
  '^https?://[^/]+/[^?#]*%(?:25)*(?:u|4[1-9a-f]|[57][0-9a]|6[1-9a-f])',
  `^https?://[^/]+/[^?#]*${SLASH}auth(?:[^a-z?#][^?#]*)?${SLASH}token`,
];

const SPELLINGS = TOKEN_ENDPOINT_SPELLINGS.map((pattern) => new RegExp(pattern, 'i'));

/** Whether a server may read an absolute address as its token endpoint. */
export function isTokenEndpoint(url: string): boolean {
  return SPELLINGS.some((spelling) => spelling.test(url));
}

/** The same for a path, whatever the host. */
export function isTokenPath(path: string): boolean {
  return isTokenEndpoint(`https://host${path}`);
}

/** Every environment, the built-in one first. */
export function allEnvironments(added: readonly Environment[] | undefined): readonly Environment[] {
  return [PRODUCTION, ...(added ?? [])];
}
