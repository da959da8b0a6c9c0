import type { SecretKind } from '../secret.ts';
import { NAME_RULES } from './name-rules.ts';
import { nameWords } from './name-words.ts';

/** The kind of a field's content by its name; null: no secret. */
export type JudgeName = (name: string) => SecretKind | null;

/** Limits the cache of judged names: a page may invent any number of them. */
const MOST_KNOWN = 5000;
const known = new Map<string, SecretKind | null>();

/**
 * Whether a name is that of a secret: the only rule for the list, its filter, field errors, copies, code, replays and
 * exports. Applies to names of parameters, form fields, JSON members, elements and attributes. docs/redaction.md shows
 * the rules with their names.
 */
export function secretField(name: string): SecretKind | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const kind = judged(name) ?? judged(inner(name));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, kind);
  return kind;
}

function judged(name: string): SecretKind | null {
  const words = nameWords(name);
  return NAME_RULES.find(({ fits }) => fits(words))?.kind ?? null;
}

/** `code` of `form[code]` or `form[code][]`; empty for a name without brackets */
function inner(name: string): string {
  return /\[([^[\]]{1,80})\](?:\[\])?$/.exec(name)?.[1] ?? '';
}

export type HeaderKind = 'authorization' | 'cookie' | 'set-cookie' | 'credential';

/** Headers about credentials that hold none. */
const SPEAKS_OF = /^(?:access-control-|www-authenticate$|proxy-authenticate$|sec-)/;

/** In a header's name one of these words suffices, at any position. */
const IN_HEADER = /csrf|xsrf|token|secret|session|password|(?:api|access)-?key|^x-.*auth(?!or)/;

/** How to hide the value of a header; null: not at all. */
export function secretHeader(name: string): HeaderKind | null {
  const lower = name.toLowerCase();
  if (/(?:^|[-_])authorization$/.test(lower)) return 'authorization';
  if (/^cookie2?$/.test(lower)) return 'cookie';
  if (/^set-cookie2?$/.test(lower)) return 'set-cookie';
  if (SPEAKS_OF.test(lower)) return null;
  return secretField(name) !== null || IN_HEADER.test(lower) ? 'credential' : null;
}
