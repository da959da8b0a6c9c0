import type { Language } from '../../ui/language/language.ts';
import type { SuggestedNames } from '../form/plan-paste.ts';

/** Enough of a client id to tell apps apart. */
const START = 6;

export function suggestedNames({ say }: Language): SuggestedNames {
  return {
    app: (clientId) => say('pasteAppName', { start: clientId.slice(0, START) }),
    tokenSet: (number) => say('pasteTokenName', { number: String(number) }),
  };
}
