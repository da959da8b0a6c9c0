/** Where a CoreAPI lives. `origin` has no trailing slash and no default port. */
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
}

/** The one environment that is built in. Source: https://api-docs.inventorum.com/api/main.html (base URL). */
export const PRODUCTION: Environment = {
  id: 'production',
  name: 'Production',
  origin: 'https://app.inventorum.com',
};

/** Everything the API serves lies under this path. */
export const API_PATH = '/api/';

/** The token endpoint's path. Source: https://api-docs.inventorum.com/api/authentication.html */
export const TOKEN_PATH = '/api/auth/token/';

/** The absolute address of an environment's token endpoint. */
export function tokenEndpoint(environment: Environment): string {
  return environment.origin + TOKEN_PATH;
}

const SLASH = String.raw`(?:[/\\]|%(?:25)*(?:2f|5c))`;

/**
 * Regular expressions (of what RE2 and JavaScript have in common, without regard to case) one of which matches every
 * spelling of the token endpoint that a server may read as such: a letter that is percent-encoded, however often, which
 * no client has a reason to write (RFC 3986 section 2.3); or `auth` and `token` in order at the start of segments, with
 * whatever stands between them (doubled or encoded slashes, dot segments, `;parameters`), with or without a final slash.
 */
export const TOKEN_ENDPOINT_SPELLINGS: readonly string[] = [
  '^https?://[^/]+/[^?#]*%(?:25)*(?:u|4[1-9a-f]|[57][0-9a]|6[1-9a-f])',
  `^https?://[^/]+/[^?#]*${SLASH}auth(?:[^a-z?#][^?#]*)?${SLASH}token`,
];

const SPELLINGS = TOKEN_ENDPOINT_SPELLINGS.map((pattern) => new RegExp(pattern, 'i'));

/** Whether a server may take an absolute address for its token endpoint. */
export function isTokenEndpoint(url: string): boolean {
  return SPELLINGS.some((spelling) => spelling.test(url));
}

/** The same of a path, whatever its host. */
export function isTokenPath(path: string): boolean {
  return isTokenEndpoint(`https://host${path}`);
}

/** Every environment, the built-in one first. */
export function allEnvironments(added: readonly Environment[] | undefined): readonly Environment[] {
  return [PRODUCTION, ...(added ?? [])];
}
