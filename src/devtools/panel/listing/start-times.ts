import type { Credential } from '../../../diagnosis/exchange/exchange.ts';
import type { RecordedCall } from '../feed/call.ts';

const SECOND_MS = 1000;

/** When calls with the same credential began in the second up to the one at `index`; ms since the epoch. */
export function startTimesOf(calls: readonly RecordedCall[], index: number): readonly number[] {
  const last = calls[index];
  const times: number[] = [];
  for (let i = index; last && i >= 0; i -= 1) {
    const { startedAt, credential } = calls[i]?.exchange ?? last.exchange;
    if (startedAt <= last.exchange.startedAt - SECOND_MS) break;
    if (isSame(credential, last.exchange.credential)) times.push(startedAt);
  }
  return times;
}

function isSame(one: Credential, other: Credential): boolean {
  if (one.kind !== 'bearer' || other.kind !== 'bearer') return one.kind === other.kind;
  return one.fingerprint === other.fingerprint;
}
