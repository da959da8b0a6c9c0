import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Say } from '../../messages/say.ts';

/** What a page needs to speak: its messages, and the BCP 47 tag that dates and numbers are written for. */
export interface Language {
  readonly say: Say;
  readonly tag: string;
}

/** Handed in by each page, so that its components can be drawn outside a browser extension. */
export const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('Draw this inside <LanguageContext.Provider>.');
  return language;
}
