import type { DiagnosedCall } from '../calls/call.ts';
import { endpointName, tokenSetName } from './match-filter.ts';
import { filterWord } from './narrow-filter.ts';

/** What calls can have in common. */
export type Likeness = 'endpoint' | 'status' | 'token' | 'page';

/**
 * The word of the filter that leaves, or excludes, the calls that are like one; null: no word says it, as for the token
 * of a header that holds none.
 */
export function likeWord(call: DiagnosedCall, likeness: Likeness, negated: boolean): string | null {
  const word = (key: string, value: string) => filterWord(key, value, negated);
  switch (likeness) {
    case 'endpoint':
      return word('endpoint', endpointName(call));
    case 'status':
      return word('status', String(call.exchange.status));
    case 'page':
      return word('page', call.exchange.asked.initiator ?? 'none');
    case 'token': {
      const [key, value] = tokenWord(call.diagnosis);
      return value === '' ? null : word(key, value);
    }
  }
}

function tokenWord(diagnosis: DiagnosedCall['diagnosis']): readonly [key: string, value: string] {
  const name = tokenSetName(diagnosis);
  if (name !== null) return ['token-set', name];
  const { sender } = diagnosis;
  if (sender.kind === 'not told') return ['token', 'not-told'];
  return ['token', sender.kind === 'none' ? 'none' : 'tail' in sender ? sender.tail : ''];
}
