import { isGranted } from '../../inventorum/scopes.ts';
import type { Need } from '../learning/need-of.ts';
import type { Sender } from '../sender.ts';
import type { Verdict } from './verdict.ts';

/** A 403 that is not about the scope, beside what we know of the scope: that tells role and token apart, or does not. */
export function forbidden({ endpoint, needed, disputed }: Need, sender: Sender): Verdict {
  const granted = sender.kind === 'saved' ? sender.tokenSet.scope : null;
  if (endpoint === null || granted === null || disputed !== null) {
    return { kind: 'forbidden', scope: 'not known' };
  }
  return { kind: 'forbidden', scope: isGranted(needed, granted) ? 'granted' : 'not granted' };
}
