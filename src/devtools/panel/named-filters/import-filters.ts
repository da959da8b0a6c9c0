import { listAt, textAt } from '../../../read-foreign.ts';
import type { NamedFilter, NamedFilters } from '../../../storage/public/named-filters.ts';
import { LONGEST_NAME, namingProblem, withFilter } from './named-filters.ts';

/** Characters; nobody types a longer one. */
const LONGEST_TEXT = 2000;

/** The filters of a file, compared with the saved ones. */
export interface FilterImport {
  /** with names that are free */
  readonly fresh: NamedFilters;
  /** with names that other filters have */
  readonly taken: NamedFilters;
  /** number of those that cannot be saved */
  readonly refused: number;
}

/** Null: the text holds no filters. */
export function readFilters(text: string, saved: NamedFilters): FilterImport | null {
  const fresh: NamedFilter[] = [];
  const taken: NamedFilter[] = [];
  let refused = 0;
  const offered = listAt(parsed(text), 'filters');
  if (offered.length === 0) return null;
  for (const each of offered) {
    const filter = { name: textAt(each, 'name').trim(), text: textAt(each, 'text').trim() };
    switch (judge(filter, saved, fresh)) {
      case 'fresh':
        fresh.push(filter);
        break;
      case 'taken':
        taken.push(filter);
        break;
      case 'refused':
        refused += 1;
    }
  }
  return { fresh, taken, refused };
}

function judge(
  filter: NamedFilter,
  saved: NamedFilters,
  fresh: NamedFilters,
): 'fresh' | 'taken' | 'refused' | 'there' {
  const { name, text } = filter;
  const there = saved.find((each) => each.name === name);
  if (there?.text === text) return 'there';
  if (name.length > LONGEST_NAME || text.length > LONGEST_TEXT) return 'refused';
  const problem = namingProblem(filter, [...saved, ...fresh]);
  if (problem === null) return 'fresh';
  return problem === 'used' && there ? 'taken' : 'refused';
}

/** The saved filters with these, each in place of one of the same name. */
export function withFilters(saved: NamedFilters, added: NamedFilters): NamedFilters {
  return added.reduce(withFilter, saved);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The user is told that it holds no filters.
    return null;
  }
}
