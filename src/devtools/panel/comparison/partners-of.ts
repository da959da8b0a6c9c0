import type { DiagnosedCall } from '../calls/call.ts';
import type { Replays } from '../replay/use-replays.ts';

/**
 * A call to compare another one with. `replay`: the last repetition of the selected call; `original`: the call that the
 * selected one repeats; `success`: the last call to the same endpoint that was answered as asked.
 */
export interface Partner {
  readonly is: 'marked' | 'replay' | 'original' | 'success';
  readonly call: DiagnosedCall;
}

interface Known {
  readonly calls: readonly DiagnosedCall[];
  readonly markedKey: string | null;
  readonly attempts: Replays['attempts'];
}

/** The calls that a call can be compared with, the most wanted one first. */
export function partnersOf(call: DiagnosedCall, { calls, markedKey, attempts }: Known): readonly Partner[] {
  const found = (is: Partner['is'], key: string | null | undefined): readonly Partner[] => {
    const partner = key === call.key ? undefined : calls.find((each) => each.key === key);
    return partner ? [{ is, call: partner }] : [];
  };
  const attempt = attempts.get(call.key);
  const [originalKey] =
    [...attempts].find(([, each]) => each.state === 'sent' && each.key === call.key) ?? [];
  const success = calls.findLast((each) => each.key !== call.key && isSuccessLike(each, call));
  return [
    ...found('marked', markedKey),
    ...found('replay', attempt?.state === 'sent' ? attempt.key : null),
    ...found('original', originalKey),
    ...found('success', success?.key),
  ];
}

function isSuccessLike({ exchange, diagnosis, source }: DiagnosedCall, other: DiagnosedCall): boolean {
  if (source === 'own' || diagnosis.verdict.kind !== 'ok') return false;
  if (exchange.method !== other.exchange.method) return false;
  const { endpoint } = diagnosis;
  if (endpoint === null || other.diagnosis.endpoint === null)
    return exchange.pathname === other.exchange.pathname;
  return endpoint === other.diagnosis.endpoint;
}
