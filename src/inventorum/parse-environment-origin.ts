import { parseUrl } from '../parse-url.ts';

/** Why an address is no environment. `instead`: a valid spelling, null: there is none. */
export interface AddressProblem {
  /** `not reachable`: plain http to this machine, under a name that the CSP of our own pages cannot allow */
  readonly problem: 'not an origin' | 'not secure' | 'not reachable';
  readonly instead: string | null;
}

/** `scheme://host[:port]`, normalised. */
export interface ParsedOrigin {
  readonly origin: string;
}

/** White space and invisible characters around pasted text. */
const AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** Only characters without a meaning in match patterns and filters: a `*` would match every host. */
const HOST = /^(?:\[[\da-f:]+\]|[a-z\d_-]+(?:\.[a-z\d_-]+)*)$/;

/**
 * Hosts of this machine that no CSP source can name. Source: CSP level 3, host-source: no IPv6, no IPv4 except
 * 127.0.0.1
 */
const UNNAMED_LOOPBACK = /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/;

/**
 * The origin of an environment, or why its address is invalid. The same rule applies to the form, the host permission,
 * the session rules, and the CSP of our own pages (manifest.json), under which tokens are refreshed. Plain http is only
 * for a sandbox on this machine.
 */
export function parseEnvironmentOrigin(text: string): ParsedOrigin | AddressProblem {
  const typed = text.replace(AROUND, '');
  const url = webAddress(typed);
  if (!url) return { problem: 'not an origin', instead: withScheme(typed) };
  if (url.username !== '' || url.password !== '') return { problem: 'not an origin', instead: null };
  const host = url.hostname.replace(/\.$/, '');
  if (!HOST.test(host)) return { problem: 'not an origin', instead: null };
  const origin = `${url.protocol}//${host}${url.port && `:${url.port}`}`;
  if (!canBeReached(origin)) {
    return UNNAMED_LOOPBACK.test(host)
      ? { problem: 'not reachable', instead: `http://localhost${url.port && `:${url.port}`}` }
      : { problem: 'not secure', instead: null };
  }
  return hasNothingBehind(url) ? { origin } : { problem: 'not an origin', instead: origin };
}

/** Whether the CSP of our own pages allows requests to this address. Measured in Chromium 156 and Firefox 153. */
export function canBeReached(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && (hostname === '127.0.0.1' || isLocalhost(hostname));
}

/** Whether a saved origin means exactly one host in a match pattern or a rule's filter. */
export function namesOneHost(origin: string): boolean {
  return HOST.test(new URL(origin).hostname.replace(/\.$/, ''));
}

/** Whether a saved origin equals this one, in any spelling that earlier versions accepted. */
export function isSameOrigin(saved: string, origin: string): boolean {
  const parsed = parseEnvironmentOrigin(saved);
  return ('origin' in parsed ? parsed.origin : saved) === origin;
}

/** Browsers resolve these names to this machine. Source: RFC 6761 section 6.3 */
function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

function webAddress(text: string): URL | null {
  const url = parseUrl(text);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null;
}

/** The full origin of a host alone: `app.inventorum.com`, `localhost:8080`. */
function withScheme(text: string): string | null {
  if (text === '' || text.includes('://')) return null;
  for (const scheme of ['http', 'https']) {
    const parsed = parseEnvironmentOrigin(`${scheme}://${text}`);
    if ('origin' in parsed) return parsed.origin;
  }
  return null;
}

/** The base address of the API is often written with its path. */
function hasNothingBehind({ pathname, search, hash }: URL): boolean {
  return /^\/(?:api\/?)?$/.test(pathname) && search === '' && hash === '';
}
