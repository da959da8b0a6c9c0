import { binaryOf } from '../binary.ts';
import type { Secret, SecretKind } from '../secret.ts';
import { readings } from './escapes.ts';

/** One way in which a secret may stand in a text. */
export interface Needle {
  readonly text: string;
  readonly secret: Secret;
  /** in base64 the characters beside hold the secret's first and last bits */
  readonly base64: boolean;
}

/** A shorter value is no secret that could be told from other text. */
export const SHORTEST_SECRET = 6;

/** What the extension keeps itself: looked for in more writings than what was found under a name. */
const KEPT: ReadonlySet<SecretKind> = new Set<SecretKind>(['access token', 'refresh token', 'client secret']);

/** Every way in which secrets may stand in a text, escapes aside: plain, as a form writes blanks, in hex, in base64. */
export function needlesOf(secrets: readonly Secret[]): readonly Needle[] {
  return secrets
    .filter(({ value }) => value.length >= SHORTEST_SECRET)
    .flatMap((secret) => {
      const plain = new Set([...plainForms(secret.value), ...hexForms(secret.value)]);
      const once = [...formsOf(secret.value)].flatMap(base64Cores);
      const twice = KEPT.has(secret.kind) ? once.flatMap(base64Cores) : [];
      return [
        ...[...plain].map((text) => ({ text, secret, base64: false })),
        ...[...new Set([...once, ...twice])].map((text) => ({ text, secret, base64: true })),
      ].filter(({ text }) => text.length >= SHORTEST_SECRET);
    });
}

/** As it is, and as it is read where escapes are read that it holds itself. */
function plainForms(value: string): readonly string[] {
  const read = [...readings(value)].map(({ text }) => text);
  return [...read, value.replaceAll(' ', '+')];
}

function hexForms(value: string): readonly string[] {
  const hex = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex, hex.toUpperCase()];
}

/** How a value may be written before it is put into base64 (RFC 6749 section 2.3.1 form-encodes it first). */
function formsOf(value: string): ReadonlySet<string> {
  // A lone surrogate has no bytes of its own.
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(value));
  const form = new URLSearchParams({ '': wellFormed }).toString().slice(1);
  return new Set([wellFormed, encodeURIComponent(wellFormed), form, JSON.stringify(value).slice(1, -1)]);
}

/**
 * The base64 characters that are the same whatever stands before and after the text, for each of the three offsets at
 * which it may begin, in both alphabets (RFC 4648 sections 4 and 5).
 */
function base64Cores(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = btoa('\0'.repeat(offset) + binaryOf(bytes));
    const begin = offset === 0 ? 0 : offset + 1;
    const core = encoded.slice(begin, Math.floor(((offset + bytes.length) * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
