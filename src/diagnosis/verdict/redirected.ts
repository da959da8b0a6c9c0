import type { Exchange } from '../exchange/exchange.ts';
import type { Verdict } from './verdict.ts';

/** A 3xx answer: the API's own 301 for a missing final slash, or any other redirect. */
export function redirected({ status, asked, pathname, location, method }: Exchange): Verdict {
  if (status === 304) return { kind: 'ok' };
  const target = targetOf(location, asked.url);
  const path = `${pathname}/`;
  if (target?.pathname !== path || target.host !== new URL(asked.url).host) {
    return {
      kind: 'redirect',
      location: target?.origin === undefined ? null : target.origin + target.pathname,
    };
  }
  // Fetch turns a redirected POST into a GET on 301 and 302; 307 and 308 keep method and body.
  const bodyLost = (status === 301 || status === 302) && method === 'POST';
  return { kind: 'slash missing', path, bodyLost };
}

function targetOf(location: string | null, base: string): URL | null {
  return location !== null && URL.canParse(location, base) ? new URL(location, base) : null;
}
