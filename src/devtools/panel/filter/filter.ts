/** What one word of a filter asks of a call. */
export type FilterCondition =
  /** text anywhere in method, address, token set or verdict; lower case */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'status'; readonly from: number; readonly to: number }
  | { readonly kind: 'larger than'; readonly bytes: number }
  | { readonly kind: 'field'; readonly field: TextField; readonly value: string };

/** Keys whose value is a text. */
export type TextField = 'method' | 'domain' | 'path' | 'mime-type' | 'scope' | 'token' | 'verdict' | 'source';

export interface Term {
  readonly condition: FilterCondition;
  /** `-` before it: what fits is left out */
  readonly negated: boolean;
}

/** One of the alternatives must fit, with all of its terms. No alternative at all: everything fits. */
export interface Filter {
  readonly alternatives: readonly (readonly Term[])[];
  readonly problems: readonly FilterProblem[];
}

/** A word that could not be taken as it was meant. `unknown key`: it is looked for as text; the others ask nothing. */
export interface FilterProblem {
  readonly why: 'unknown key' | 'bad value' | 'bad pattern' | 'slow pattern';
  readonly word: string;
}
