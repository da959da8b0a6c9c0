import { isPlaceholder } from '../placeholders.ts';
import type { TextRedaction } from './text-redaction.ts';

/**
 * `name=value` of queries, fragments, forms, attributes and lines. A placeholder counts as one value, including its
 * blanks.
 */
const PAIR =
  /(^|[?&#;\s,|([{>"'])([^?&#;=\s"'<>,|(){}]{1,80})=(\[[a-z ]{1,40} \d{1,9}\]|(?!\[[a-z ]{1,40} \d{1,9}\])[^&#;\s"'<>]+)/g;

/** A shorter value has no room for a name with a value, or for an address. */
const SHORTEST_NESTED = 5;
/** Characters of nested texts. */
const MAY_NEST = /[=:{[<@"]/;

/** A user, and possibly a password, in an address (RFC 3986 section 3.2.1). */
const USER = /((?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/?#@"'<>\\]{1,400})@/gi;

type Write = (placeholder: string) => string;

const asItIs: Write = (placeholder) => placeholder;

/** Redacts user, query, fragment and path parameters of an address. The result is still an address. */
export function redactAddress(url: string, redaction: TextRedaction): string {
  return redactPairs(redactUsers(url, redaction, encodeURIComponent), redaction, encodeURIComponent);
}

/** Redacts the users of every address in a text. */
export function redactUsers(text: string, { put }: TextRedaction, write: Write = asItIs): string {
  if (!text.includes('@')) return text;
  return text.replace(USER, (all, ...[scheme = '', user = '']: string[]) => {
    return isPlaceholder(decodedComponent(user)) ? all : `${scheme}${write(put('credential', user))}@`;
  });
}

/** Redacts secret fields in a URL, a query, a form or lines of `name=value`. */
export function redactPairs(text: string, redaction: TextRedaction, write: Write = asItIs): string {
  if (!text.includes('=')) return text;
  return text.replace(PAIR, (all, ...[before = '', name = '', value = '']: string[]) => {
    const judged = redaction.judge(decodedComponent(name));
    // `name=` among the words of a line is an attribute.
    const kind = judged === 'personal data' && !/^[?&#;]?$/.test(before) ? null : judged;
    const plain = decodedComponent(value);
    if (isPlaceholder(plain)) return all;
    const written = kind === null ? nestedIn(value, plain, redaction) : write(redaction.put(kind, plain));
    return `${before}${name}=${written}`;
  });
}

/** A value with a nested text: an address, JSON, a form. It is written unchanged unless it holds a secret. */
function nestedIn(value: string, plain: string, { nested }: TextRedaction): string {
  if (plain.length < SHORTEST_NESTED || !MAY_NEST.test(plain)) return value;
  const redacted = nested(plain);
  return redacted === plain ? value : encodeURIComponent(redacted);
}

/** Decodes like a form or a query (application/x-www-form-urlencoded); unchanged if it is malformed. */
function decodedComponent(text: string): string {
  if (!/[+%]/.test(text)) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
