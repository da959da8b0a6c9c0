import { sayWithoutBrowser } from '../src/messages/say-without-browser.ts';
import type { Language } from '../src/ui/language/language.ts';

/** The panel's own texts in English: lines that a program may read do not change with the language. */
export const ENGLISH: Language = { tag: 'en', say: sayWithoutBrowser('en') };
