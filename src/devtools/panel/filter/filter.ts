/** The condition of one word of a filter. */
export type FilterCondition =
  /** text anywhere in method, address, token set or verdict; searchable */
  | { readonly kind: 'text'; readonly text: string }
  /** text anywhere in a body that was sent or received; searchable */
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'status'; readonly from: number; readonly to: number }
  | { readonly kind: 'larger than'; readonly bytes: number }
  | { readonly kind: 'field'; readonly field: TextField; readonly value: string };

/** Keys whose value is a text. */
export type TextField =
  | 'method'
  | 'domain'
  | 'path'
  | 'mime-type'
  | 'scope'
  | 'token'
  | 'verdict'
  | 'source'
  /** method and path template, or the template alone */
  | 'endpoint'
  /** the whole name of a saved one */
  | 'token-set'
  /** origin of the requesting page */
  | 'page'
  /** `pinned` */
  | 'is';

export interface Term {
  readonly condition: FilterCondition;
  /** `-` before it: matching calls are hidden */
  readonly negated: boolean;
}

/** One of the alternatives must match with all of its terms. Without alternatives every call matches. */
export interface Filter {
  readonly alternatives: readonly (readonly Term[])[];
  readonly problems: readonly FilterProblem[];
}

/** A word that could not be applied as meant. `unknown key`: it is searched as text; the others are ignored. */
export interface FilterProblem {
  readonly why: 'unknown key' | 'bad value' | 'bad pattern' | 'slow pattern';
  readonly word: string;
}

/** In lower case, with one spelling of composed letters (macOS writes an ä as two characters). */
export function searchable(text: string): string {
  return text.normalize().toLowerCase();
}
