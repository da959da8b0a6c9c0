import { useState } from 'preact/hooks';
import type { Status } from '../../storage/public/status.ts';

/** A shorter list needs no search. */
const MANY = 8;

export interface SearchState {
  /** as typed; null: there are too few token sets to search */
  readonly text: string | null;
  /** none: nothing is searched */
  readonly words: readonly string[];
  readonly onText: (text: string) => void;
}

/** What is searched in the list of apps, until the page closes. */
export function useSearch({ apps, part }: Status): SearchState {
  const [text, onText] = useState('');
  const all = part?.all ?? apps.reduce((sum, { tokenSets }) => sum + tokenSets.length, 0);
  const isMany = all >= MANY;
  const words = isMany ? text.split(/\s+/).filter((word) => word !== '') : [];
  return { text: isMany ? text : null, words, onText };
}
