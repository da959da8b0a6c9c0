import { parseUrl } from '../parse-url.ts';

/**
 * The origin (`scheme://host[:port]`) of an address as people type or paste it, with or without scheme and path. Null:
 * no web page has such an address. Without a scheme, local names get http, and all others https, like in the address
 * bar.
 */
export function parsePageAddress(text: string): string | null {
  const typed = text.trim();
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const address = named ? typed : `${isThisMachine(typed) ? 'http' : 'https'}://${typed}`;
  const url = typed === '' || /^\/|[\s\\]/.test(typed) ? null : parseUrl(address);
  if (url === null) return null;
  const { protocol, username, password, origin, hostname } = url;
  // `https://app.inventorum.com@other.test/` looks like another host than it is.
  if (username !== '' || password !== '' || hostname === '') return null;
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

/** Source: RFC 6761 section 6.3, RFC 1122 section 3.2.1.3 */
function isThisMachine(address: string): boolean {
  return /^([^/?#@]*\.)?localhost(?=[:/?#]|$)|^127\.\d+\.\d+\.\d+(?=[:/?#]|$)|^\[::1\]/i.test(address);
}
