import type { NamedFilters } from '../../../storage/public/named-filters.ts';
import type { SharedItem } from '../../../storage/public/shared-item.ts';
import { dropped } from '../../../trace.ts';
import { useStored } from '../../../ui/hooks/use-stored.ts';

const NONE: NamedFilters = [];

interface SavedFilters {
  readonly namedFilters: NamedFilters;
  /** changes the saved filters; false: they could not be stored */
  readonly nameFilters: (next: (before: NamedFilters) => NamedFilters) => Promise<boolean>;
}

/** The saved filters of every open panel. */
export function useNamedFilters(
  item: Pick<SharedItem<NamedFilters>, 'get' | 'onChanged' | 'change'>,
): SavedFilters {
  return {
    namedFilters: useStored(item, undefined) ?? NONE,
    nameFilters: (next) =>
      item.change((before = NONE) => next(before)).then(() => true, dropped('named filters', false)),
  };
}
