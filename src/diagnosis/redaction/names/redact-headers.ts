import type { HarPair } from '../../har/har.ts';
import { isPlaceholder } from '../placeholders.ts';
import { secretHeader } from './secret-names.ts';
import type { TextRedaction } from './text-redaction.ts';

/** The headers without the secrets that their names reveal: schemes, cookie names and attributes stay. */
export function redactHeader({ name, value }: HarPair, redaction: TextRedaction): HarPair {
  return { name, value: shownValue(name, value, redaction) };
}

function shownValue(name: string, value: string, redaction: TextRedaction): string {
  const { put } = redaction;
  switch (secretHeader(name)) {
    case 'authorization':
      return withoutCredentials(value, redaction);
    case 'cookie':
      return value
        .split(';')
        .map((pair) => withoutCookie(pair, redaction))
        .join(';');
    case 'set-cookie': {
      // One header may hold several cookies, one per line; attributes follow the first pair.
      const lines = value.split('\n').map((line) => {
        const [pair = '', ...attributes] = line.split(';');
        return [withoutCookie(pair, redaction), ...attributes].join(';');
      });
      return lines.join('\n');
    }
    case 'credential':
      return value === '' || isPlaceholder(value) ? value : put('credential', value);
    case null:
      return redaction.nested(value);
  }
}

/** RFC 9110 section 11.4: a scheme, then the secret. A value without a scheme is secret as a whole. */
function withoutCredentials(value: string, { put }: TextRedaction): string {
  const [, scheme = '', credentials = value] = /^\s*([a-z][a-z0-9-]*\s+)(\S.*)$/is.exec(value) ?? [];
  if (credentials === '' || isPlaceholder(value.trim()) || isPlaceholder(credentials)) return value;
  const kind = /^bearer/i.test(scheme) ? 'other access token' : 'credential';
  return `${scheme}${put(kind, credentials)}`;
}

function withoutCookie(pair: string, { put }: TextRedaction): string {
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1).trim();
  return value === '' || isPlaceholder(value) ? pair : `${pair.slice(0, at + 1)}${put('cookie', value)}`;
}
