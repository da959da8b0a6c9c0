import type { NamedValue } from './read-fields.ts';
import type { SalvagedTokens } from './salvage-tokens.ts';

/**
 * The granted scope in an answer. `unchanged`: the answer has no scope, so the scope stays the same (RFC 6749 section
 * 5.1). `unknown`: the scope cannot be read or must not be stored, so the previous scope is no longer certain.
 */
export type AnswerScope =
  | { readonly kind: 'told'; readonly names: readonly string[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unknown' };

/** More than any server of this kind grants: an area has four rights. */
export const MOST_SCOPES = 100;
/** Limits for one name, and for all names joined by spaces. */
const LONGEST_NAME = 100;
export const LONGEST_SCOPE = 2_000;

/** The characters of RFC 6749 section 3.3, except the comma, which separates names. */
const NAME = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+$/;

/** Reads the scope of an answer with tokens: words separated by spaces or commas, or a list. */
export function answerScope(
  { scope }: Pick<SalvagedTokens, 'scope'>,
  isSecret: (text: string) => boolean,
): AnswerScope {
  const told = scope.filter(({ type }) => type !== 'null');
  if (told.length === 0) return { kind: 'unchanged' };
  const named = (name: string) => told.filter(({ path }) => path.at(-1) === name);
  const names = namesIn(named('scope')) ?? namesIn(named('scopes'));
  return names && !isSecret(names.join(' ')) ? { kind: 'told', names } : { kind: 'unknown' };
}

/** Null: the scope cannot be read. */
function namesIn(fields: readonly NamedValue[]): readonly string[] | null {
  const texts = fields.filter(({ type }) => type !== 'open');
  if (texts.some(({ type }) => type !== 'text')) return null;
  const words = texts.slice(0, MOST_SCOPES + 1).flatMap(({ value }) => wordsOf(value));
  const names = [...new Set(words)];
  return names.length > 0 && areScopes(names) ? names : null;
}

/** A list written as a string counts as a list. */
function wordsOf(text: string): readonly string[] {
  if (text.length > 2 * LONGEST_SCOPE) return [''];
  const inside = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1]?.replace(/["']/g, ' ') ?? text;
  return inside.split(/[\s,]+/).filter((word) => word !== '');
}

function areScopes(names: readonly string[]): boolean {
  return (
    names.length <= MOST_SCOPES &&
    names.join(' ').length <= LONGEST_SCOPE &&
    names.every((name) => name.length <= LONGEST_NAME && NAME.test(name))
  );
}
