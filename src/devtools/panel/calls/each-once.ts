import type { FinishedRequest } from '../../../platform/devtools.ts';

/** `earlier`: the same request, if it was reported before it ended. */
export type Report = (request: FinishedRequest, earlier?: FinishedRequest) => void;

/** Two sources that may tell the same request, which is reported once, and again if it ends after that. */
interface TwoSources {
  /** A request that has ended. */
  fromListener(request: FinishedRequest): void;
  /**
   * The requests since DevTools were opened; may be called again with a longer list. Those that began before `since`
   * (ms since the epoch) are not reported.
   */
  fromPast(requests: readonly FinishedRequest[], since: number): void;
}

/** Requests of one method, address and millisecond, which only their number tells apart. */
interface Alike {
  readonly startedAt: number;
  /** how many the listener told */
  heard: number;
  readonly known: Known[];
}

interface Known {
  /** its time in the entry, which changes until it ends */
  took: unknown;
  /** the request, if only the past has told it */
  past: FinishedRequest | null;
}

/** The browser reports a request soon after it ends: no older one is told by both sources at that time. */
const MOST_REMEMBERED = 20_000;

/** A fortieth of them is forgotten together. */
const FORGOTTEN_PART = 40;

export function eachOnce(report: Report, mostRemembered = MOST_REMEMBERED): TwoSources {
  /** oldest first */
  const groups = new Map<string, Alike>();
  /** requests that began until then may be forgotten (ms since the epoch) */
  let forgottenUntil = Number.NEGATIVE_INFINITY;

  function alikeTo(look: string, startedAt: number): Alike {
    const alike = groups.get(look) ?? { startedAt, heard: 0, known: [] };
    groups.set(look, alike);
    // Many at once: a map that has just lost its first members takes long to tell the first one that is left.
    if (groups.size <= mostRemembered + mostRemembered / FORGOTTEN_PART) return alike;
    for (const [oldest, group] of groups) {
      if (groups.size <= mostRemembered) break;
      groups.delete(oldest);
      forgottenUntil = Math.max(forgottenUntil, group.startedAt);
    }
    return alike;
  }

  function addPast(group: Group, since: number): void {
    const [{ look, startedAt }] = group;
    if (startedAt <= forgottenUntil) return;
    const { known } = alikeTo(look, startedAt);
    for (const { request, took } of unknownOf(group, known)) {
      known.push({ took, past: request });
      if (startedAt >= since) report(request);
    }
  }

  return {
    fromListener(request) {
      const { look, took, startedAt } = identityOf(request);
      const alike = alikeTo(look, startedAt);
      alike.heard += 1;
      if (alike.heard > alike.known.length) {
        alike.known.push({ took, past: null });
        report(request);
        return;
      }
      const fromPast = alike.known.filter(({ past }) => past !== null);
      const same = fromPast.find((each) => each.took === took) ?? fromPast[0];
      if (!same?.past) return;
      const earlier = same.past;
      const isChanged = same.took !== took;
      Object.assign(same, { past: null, took });
      if (isChanged) report(request, earlier);
    },
    fromPast(requests, since) {
      for (const group of grouped(requests)) addPast(group, since);
    },
  };
}

interface Identity {
  readonly request: FinishedRequest;
  readonly look: string;
  readonly took: unknown;
  /** ms since the epoch; 0: not told */
  readonly startedAt: number;
}

function identityOf(request: FinishedRequest): Identity {
  const { startedDateTime, time: took, request: sent } = Object(request.entry);
  const { method, url } = Object(sent);
  const startedAt = Date.parse(String(startedDateTime)) || 0;
  return { request, look: JSON.stringify([startedDateTime, method, url]), took, startedAt };
}

type Group = readonly [Identity, ...Identity[]];

function grouped(requests: readonly FinishedRequest[]): Iterable<Group> {
  const groups = new Map<string, [Identity, ...Identity[]]>();
  for (const request of requests) {
    const identity = identityOf(request);
    const group = groups.get(identity.look);
    if (group) group.push(identity);
    else groups.set(identity.look, [identity]);
  }
  return groups.values();
}

/** As many as are missing, of those that took another time than the known ones. */
function unknownOf(group: Group, known: readonly Known[]): readonly Identity[] {
  const missing = group.length - known.length;
  if (missing <= 0) return [];
  const times = known.map(({ took }) => took);
  const others = group.filter(({ took }) => {
    const at = times.indexOf(took);
    if (at >= 0) times.splice(at, 1);
    return at < 0;
  });
  return others.slice(-missing);
}
