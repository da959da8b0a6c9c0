import type { RecordedCall } from '../feed/call.ts';

/** The list with the extension's own calls among the others, by the time when they began; replays are not repeated. */
export function withOwnCalls(
  calls: readonly RecordedCall[],
  own: readonly RecordedCall[],
): readonly RecordedCall[] {
  if (own.length === 0) return calls;
  const replays = new Set(calls.filter(({ source }) => source === 'replay').map(identityOf));
  const added = own
    .filter((call) => !replays.has(identityOf(call)))
    .toSorted((a, b) => a.exchange.startedAt - b.exchange.startedAt);
  const merged: RecordedCall[] = [];
  let next = 0;
  for (const other of calls) {
    for (let call = added[next]; call && beganBefore(call, other); call = added[next]) {
      merged.push(call);
      next += 1;
    }
    merged.push(other);
  }
  return [...merged, ...added.slice(next)];
}

function beganBefore(one: RecordedCall, other: RecordedCall): boolean {
  return one.exchange.startedAt < other.exchange.startedAt;
}

/** The background's note of a replay and the replay in the list begin at the same moment, with the same token. */
function identityOf({ exchange }: RecordedCall): string {
  const { startedAt, method, credential } = exchange;
  return `${startedAt} ${method} ${credential.kind === 'bearer' ? credential.fingerprint : ''}`;
}
