import { missingScope } from '../../inventorum/scope-to-ask-for.ts';
import { isGranted } from '../../inventorum/scopes.ts';
import type { Knowledge, SavedTokenSet } from '../knowledge.ts';
import type { Need } from '../learning/need-of.ts';
import type { Sender } from '../sender.ts';
import type { ScopeWrong } from './verdict.ts';

/**
 * Compares what the endpoint needs with what the sender was granted, and searches for a saved token set that has it.
 */
export function scopeWrong({ needed, disputed }: Need, sender: Sender, knowledge: Knowledge): ScopeWrong {
  const granted = sender.kind === 'saved' ? sender.tokenSet.scope : null;
  const disagrees = needed !== null && granted !== null && isGranted(needed, granted);
  return {
    kind: 'scope.wrong',
    needed,
    granted,
    missing: disagrees ? null : missingScope(needed, granted ?? []),
    disagrees,
    disputed,
    candidates: disagrees ? [] : candidates(needed, sender, knowledge),
  };
}

function candidates(
  needed: ScopeWrong['needed'],
  sender: Sender,
  { tokenSets }: Knowledge,
): readonly SavedTokenSet[] {
  if (needed === null) return [];
  const senderId = sender.kind === 'saved' ? sender.tokenSet.id : null;
  const able = tokenSets.filter(({ id, scope }) => id !== senderId && isGranted(needed, scope ?? []));
  return [...able.filter(({ live }) => live), ...able.filter(({ live }) => !live)];
}
