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

/** Why an address cannot be an environment's, or its origin. Plain http is for a sandbox on this machine alone. */
export function parseEnvironmentOrigin(
  text: string,
): { readonly origin: string } | { readonly problem: 'not an origin' | 'not secure' } {
  const trimmed = text.trim().replace(/\/(api\/?)?$/, '');
  if (!URL.canParse(trimmed)) return { problem: 'not an origin' };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'not an origin' };
  if (url.origin !== trimmed || url.username !== '') return { problem: 'not an origin' };
  return url.protocol === 'http:' && !isLoopback(url.hostname)
    ? { problem: 'not secure' }
    : { origin: url.origin };
}

/** Whether a host is this machine. Source: RFC 6761 section 6.3 (localhost), RFC 8252 section 8.3 */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
