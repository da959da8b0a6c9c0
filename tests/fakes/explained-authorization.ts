import type { Explanation } from '../../src/injection/explain.ts';
import { BROKEN_TOKEN } from '../../src/injection/fault.ts';
import { BLOCKED } from './browser-model.ts';

/** The `Authorization` of a request by its explanation, where the access token of a set is `access-of-ID`. */
export function explainedAuthorization(explanation: Explanation): string | null {
  if (explanation.sends) return `Bearer access-of-${explanation.tokenSetId}`;
  switch (explanation.failed?.fault.way.as) {
    case 'no answer':
      return BLOCKED;
    case 'broken token':
      return `Bearer ${BROKEN_TOKEN}`;
    default:
      return null;
  }
}
