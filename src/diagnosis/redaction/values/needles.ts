import { binaryOf } from '../binary.ts';
import type { Secret, SecretKind } from '../secret.ts';
import { readings } from './escapes.ts';

/** One encoding of a secret to search for. */
export interface Needle {
  readonly text: string;
  readonly secret: Secret;
  /** in base64 the adjacent characters hold the secret's first and last bits */
  readonly base64: boolean;
}

/** A shorter value cannot be told from ordinary text. */
export const SHORTEST_SECRET = 6;

/** Secrets that the extension stores: searched in more encodings than those found under a name. */
const KEPT: ReadonlySet<SecretKind> = new Set<SecretKind>(['access token', 'refresh token', 'client secret']);

/** Every encoding of the secrets except escapes: plain, with a form's blanks, in hex, in base64. */
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

/** As it is, and as it reads after unescaping the escapes that it contains itself. */
function plainForms(value: string): readonly string[] {
  const read = [...readings(value)].map(({ text }) => text);
  return [...read, value.replaceAll(' ', '+')];
}

function hexForms(value: string): readonly string[] {
  const hex = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex, hex.toUpperCase()];
}

/** How a value may be encoded before base64 (RFC 6749 section 2.3.1 form-encodes it first). */
function formsOf(value: string): ReadonlySet<string> {
  // A lone surrogate has no bytes.
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(value));
  const form = new URLSearchParams({ '': wellFormed }).toString().slice(1);
  return new Set([wellFormed, encodeURIComponent(wellFormed), form, JSON.stringify(value).slice(1, -1)]);
}

/**
 * The base64 characters that do not depend on the text before and after, for each of the three offsets at which the
 * text may begin, in both alphabets (RFC 4648 sections 4 and 5).
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
