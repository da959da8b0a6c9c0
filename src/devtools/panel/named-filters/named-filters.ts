import type { NamedFilter, NamedFilters } from '../../../storage/public/named-filters.ts';
import { mayBeSecret } from '../may-be-secret.ts';

/** More are hard to search by eye. */
const MOST_FILTERS = 50;

export const LONGEST_NAME = 40;

/** Why a filter is not saved. `used`: the name has one already, which would be replaced. */
export type NamingProblem = 'no filter' | 'no name' | 'may be secret' | 'too many' | 'used';

/** Null: it can be saved. */
export function namingProblem({ name, text }: NamedFilter, filters: NamedFilters): NamingProblem | null {
  if (text.trim() === '') return 'no filter';
  if (name.trim() === '') return 'no name';
  if (mayBeSecret(text) || mayBeSecret(name)) return 'may be secret';
  if (filters.some((each) => each.name === name.trim())) return 'used';
  return filters.length >= MOST_FILTERS ? 'too many' : null;
}

/** The filters with one more, or with another one of the same name in its place. */
export function withFilter(filters: NamedFilters, { name, text }: NamedFilter): NamedFilters {
  const added = { name: name.trim(), text: text.trim() };
  const isUsed = filters.some((each) => each.name === added.name);
  return isUsed ? filters.map((each) => (each.name === added.name ? added : each)) : [...filters, added];
}

export function withoutFilter(filters: NamedFilters, name: string): NamedFilters {
  return filters.filter((each) => each.name !== name);
}

/** The filter that a key applies; undefined: the key has none. */
export function filterOfKey(filters: NamedFilters, key: string): NamedFilter | undefined {
  return /^[1-9]$/.test(key) ? filters[Number(key) - 1] : undefined;
}
