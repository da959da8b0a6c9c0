import type { SeenExchange } from '../feed/seen-exchange.ts';

/** The list with the extension's own calls among the others, by the time when they began; replays are not repeated. */
export function withOwnCalls(
  seen: readonly SeenExchange[],
  own: readonly SeenExchange[],
): readonly SeenExchange[] {
  if (own.length === 0) return seen;
  const listed = new Set(seen.filter(({ source }) => source === 'replay').map(identityOf));
  const added = own
    .filter((call) => !listed.has(identityOf(call)))
    .toSorted((a, b) => a.exchange.startedAt - b.exchange.startedAt);
  const merged: SeenExchange[] = [];
  let next = 0;
  for (const exchange of seen) {
    for (let call = added[next]; call && beganBefore(call, exchange); call = added[next]) {
      merged.push(call);
      next += 1;
    }
    merged.push(exchange);
  }
  return [...merged, ...added.slice(next)];
}

function beganBefore(one: SeenExchange, other: SeenExchange): boolean {
  return one.exchange.startedAt < other.exchange.startedAt;
}

/** The background's note of a replay and the replay in the list begin at the same moment, with the same token. */
function identityOf({ exchange }: SeenExchange): string {
  const { startedAt, method, credential } = exchange;
  return `${startedAt} ${method} ${credential.kind === 'bearer' ? credential.fingerprint : ''}`;
}
