import { harEntry } from '../../src/diagnosis/har/har-entry.ts';
import { binaryOfBase64, utf8Of } from '../../src/diagnosis/redaction/binary.ts';
import { secretsByName } from '../../src/diagnosis/redaction/redact-by-names.ts';
import type { Secret } from '../../src/diagnosis/redaction/secret.ts';
import { property, textAt } from '../../src/read-foreign.ts';

/** A shorter one cannot be told from ordinary text. */
const SHORTEST = 6;

/**
 * Every secret that a recording holds, of calls to any host: credentials of `Authorization` (also the password in a Basic
 * one), cookies, token answers, and whatever else has the name of a secret. SECRET.
 */
export function secretsIn(entries: readonly unknown[]): readonly Secret[] {
  const whole = entries.flatMap((entry) => harEntry(entry, bodyIn(entry)) ?? []);
  const found = secretsByName(whole).flatMap((secret) => [secret, ...withinCredential(secret)]);
  return found.filter(({ value }) => value.length >= SHORTEST);
}

function bodyIn(entry: unknown): Parameters<typeof harEntry>[1] {
  const content = property(property(entry, 'response'), 'content');
  const text = textAt(content, 'text');
  return { kind: textAt(content, 'encoding') === 'base64' ? 'base64' : 'text', text };
}

/** The client secret or password of a Basic header (RFC 7617), as it is, and form-decoded (RFC 6749 section 2.3.1). */
function withinCredential({ kind, value }: Secret): readonly Secret[] {
  if (kind !== 'credential') return [];
  const pair = utf8Of(binaryOfBase64(value) ?? '') ?? '';
  const secret = pair.slice(pair.indexOf(':') + 1);
  if (!pair.includes(':')) return [];
  const decoded = new URLSearchParams(`_=${secret}`).get('_') ?? secret;
  return [...new Set([secret, decoded])].map((each) => ({ kind, value: each }));
}
