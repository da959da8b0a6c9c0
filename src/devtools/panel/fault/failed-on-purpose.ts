import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import { BROKEN_TOKEN, type FaultWay, type TabFault } from '../../../injection/fault.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { failingPath } from './failing-path.ts';

/** A fault of the tab as its panel has seen it. */
export interface SeenFault {
  readonly fault: TabFault;
  /** ms since the epoch; null: it is on */
  readonly until: number | null;
}

/**
 * How a call was made to fail; null: it was not, as far as is known. A call in the time of a fault counts only if it
 * failed in that way, because "next call" may have ended a moment before.
 */
export function failedOnPurpose(
  call: DiagnosedCall,
  seen: readonly SeenFault[],
  environments: readonly Environment[],
): FaultWay['as'] | null {
  if (call.source !== 'page' || call.copy === 'file') return null;
  const noted = call.explanation.failed?.fault.way;
  if (noted && looksLike(call, noted)) return noted.as;
  // It would have carried no token anyway.
  if (!call.explanation.sends) return null;
  const { startedAt } = call.exchange;
  const during = seen.filter(
    ({ fault, until }) => startedAt >= fault.since && (until === null || startedAt <= until),
  );
  if (during.length === 0) return null;
  const failing = failingPath(call, environments);
  const found = during.find(
    ({ fault: { environmentId, path, way } }) =>
      environmentId === failing?.environmentId && path === failing.path && looksLike(call, way),
  );
  return found?.fault.way.as ?? null;
}

function looksLike({ exchange, diagnosis: { sender } }: DiagnosedCall, way: FaultWay): boolean {
  switch (way.as) {
    case 'no answer':
      return exchange.status === 0;
    case 'no token':
      return sender.kind === 'none' || isToldByRules(sender, 'none');
    case 'broken token':
      return sender.kind === 'not ours' && sender.tail === BROKEN_TOKEN.slice(-4);
    case 'sandbox':
      return exchange.sandbox?.fault === way.answer;
    case 'other token set':
      return sender.kind === 'saved'
        ? sender.tokenSet.id === way.tokenSetId
        : isToldByRules(sender, 'token set');
  }
}

function isToldByRules(sender: Diagnosis['sender'], kind: 'none' | 'token set'): boolean {
  return sender.kind === 'not told' && sender.byRules.kind === kind;
}
