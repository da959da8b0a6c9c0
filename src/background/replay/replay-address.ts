import { API_PATH, type Environment, isTokenEndpoint } from '../../inventorum/environment.ts';
import { parseUrl } from '../../parse-url.ts';

/**
 * The absolute address of a path at an environment. Null where a token must not go: outside the API, or its token
 * endpoint, however the server may read the path (percent-encoding, doubled slashes, other case).
 */
export function replayAddress(environment: Environment, path: string): string | null {
  const url = path.startsWith('/') ? parseUrl(environment.origin + path) : null;
  if (url === null) return null;
  if (url.origin !== environment.origin || url.username !== '' || url.password !== '') return null;
  const read = asServersMay(url.pathname);
  if (read === null || !read.startsWith(API_PATH) || !url.pathname.startsWith(API_PATH)) return null;
  if (/\/\.{1,2}(\/|$)/.test(read)) return null;
  return isTokenEndpoint(url.href) ? null : url.href;
}

function asServersMay(pathname: string): string | null {
  try {
    // Twice: a proxy in front may decode once on its own.
    const decoded = decodeURIComponent(decodeURIComponent(pathname));
    return decoded.replaceAll('\\', '/').replace(/\/{2,}/g, '/');
  } catch {
    return null;
  }
}
