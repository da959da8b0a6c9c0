import { binaryOf } from '../binary.ts';
import type { Secret } from '../secret.ts';

/** One way in which a secret may stand in a text. */
export interface Needle {
  readonly text: string;
  readonly secret: Secret;
  /** in base64 the characters beside hold the secret's first and last bits */
  readonly base64: boolean;
}

/** A shorter value is no secret that could be told from other text. */
export const SHORTEST_SECRET = 6;

/** Every way in which secrets may stand in a text, escapes aside: plain, as a form writes blanks, inside base64. */
export function needlesOf(secrets: readonly Secret[]): readonly Needle[] {
  return secrets
    .filter(({ value }) => value.length >= SHORTEST_SECRET)
    .flatMap((secret) => {
      const plain = new Set([secret.value, secret.value.replaceAll(' ', '+')]);
      const cores = new Set([...formsOf(secret.value)].flatMap(base64Cores));
      return [
        ...[...plain].map((text) => ({ text, secret, base64: false })),
        ...[...cores].map((text) => ({ text, secret, base64: true })),
      ].filter(({ text }) => text.length >= SHORTEST_SECRET);
    });
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
