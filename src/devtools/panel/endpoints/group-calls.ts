import type { DiagnosedCall } from '../calls/call.ts';
import { endpointName } from '../filter/match-filter.ts';

/** The calls of one endpoint. */
export interface EndpointGroup {
  /** method and path template */
  readonly name: string;
  readonly calls: number;
  /** answered by a status of 400 or more, or not at all */
  readonly errors: number;
  /** ms: half of the calls took no longer, and 95 of a hundred */
  readonly p50: number;
  readonly p95: number;
  /** received bodies together; the browser does not say every size */
  readonly bytes: number;
}

/** What a table of groups is sorted by: names up, numbers down. */
export type GroupOrder = keyof EndpointGroup;

/** A template takes a search through the catalogue. */
const NAMES = new WeakMap<DiagnosedCall, string>();

export function groupByEndpoint(
  calls: readonly DiagnosedCall[],
  order: GroupOrder,
): readonly EndpointGroup[] {
  const byName = new Map<string, DiagnosedCall[]>();
  for (const call of calls) {
    const name = nameOf(call);
    const group = byName.get(name);
    if (group) group.push(call);
    else byName.set(name, [call]);
  }
  return [...byName].map(([name, some]) => summed(name, some)).sort(comparing(order));
}

function nameOf(call: DiagnosedCall): string {
  const name = NAMES.get(call) ?? endpointName(call);
  NAMES.set(call, name);
  return name;
}

function summed(name: string, calls: readonly DiagnosedCall[]): EndpointGroup {
  const durations = Float64Array.from(calls, ({ exchange }) => exchange.duration).sort();
  return {
    name,
    calls: calls.length,
    errors: calls.filter(({ exchange: { status } }) => status === 0 || status >= 400).length,
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    bytes: calls.reduce((sum, { size }) => sum + (size ?? 0), 0),
  };
}

/** The nearest rank: a duration that was really measured. */
function percentile(sorted: Float64Array, part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

function comparing(order: GroupOrder): (one: EndpointGroup, other: EndpointGroup) => number {
  return (one, other) => {
    const byNumber = order === 'name' ? 0 : other[order] - one[order];
    if (byNumber !== 0) return byNumber;
    return one.name < other.name ? -1 : 1;
  };
}
