import type { NotWhole } from '../exchange/judge-sent-body.ts';

/** What a copied request lacks or changes, and why. */
export type CodeNote =
  | { readonly kind: 'cookie left out' | 'cookie' | 'redacted' }
  /** `unsendable`: their values hold control characters */
  | { readonly kind: 'conditional' | 'unsendable'; readonly names: readonly string[] }
  | { readonly kind: 'body'; readonly because: NotWhole };

/** The file for a body that DevTools do not show. */
export const BODY_FILE = 'request-body';

/** The comment in formats that cannot send a body. */
export const NO_BODY_SENT = 'Left out: the body, which cannot be sent by GET or HEAD from here.';

const NOT_WHOLE: Readonly<Record<NotWhole, string>> = {
  cut: 'the browser shows only a part of it',
  binary: 'it is no text',
  multipart: 'the browser does not show the files of a form',
};

/** The note as a code comment in ASCII: a terminal with another encoding may treat other characters as keys. */
export function noteWords(note: CodeNote): string {
  switch (note.kind) {
    case 'cookie left out':
      return 'Left out: Cookie, which is a secret.';
    case 'cookie':
      return 'Cookie is a secret: whoever has this line is logged in as you.';
    case 'redacted':
      return 'Secrets are replaced by their names in brackets: write the values in their place.';
    case 'conditional':
      return `Left out, as it asks for less than the whole answer: ${listOf(note.names)}.`;
    case 'unsendable':
      return `Left out, as the value holds control characters: ${listOf(note.names)}.`;
    case 'body':
      return `The body cannot be copied whole, because ${NOT_WHOLE[note.because]}. It is read from the file ${BODY_FILE}.`;
  }
}

/** Words about the names of headers, as a code comment. */
export function namesWords(words: string, names: readonly string[]): string {
  return `${words}: ${listOf([...new Set(names)])}.`;
}

/** Removes all characters with a meaning in shells: names come from the page, and a comment is no literal. */
function listOf(names: readonly string[]): string {
  return names.map((name) => name.replace(/[^\w.-]/g, '_')).join(', ');
}
