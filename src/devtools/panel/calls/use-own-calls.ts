import { useMemo, useRef, useState } from 'preact/hooks';
import type { Credential } from '../../../diagnosis/exchange/exchange.ts';
import { environmentOf } from '../../../injection/explain-usual.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { OwnCall, OwnCalls } from '../../../storage/public/own-calls.ts';
import { type Followed, useStored } from '../../../ui/hooks/use-stored.ts';
import { explained, type RecordedCall } from './call.ts';
import { NET_ERROR } from './read-call.ts';
import { asShown } from './redact-exchange.ts';

interface OwnCallsParts {
  readonly item: Followed<OwnCalls>;
  readonly first: OwnCalls | undefined;
  readonly facts: InjectionFacts;
  readonly clock: () => number;
  /** own calls are listed */
  readonly on: boolean;
  /** new calls are listed */
  readonly recording: boolean;
}

interface OwnCallsList {
  /** Adds the own calls to a list, if they are enabled. */
  readonly mergeInto: (calls: readonly RecordedCall[]) => readonly RecordedCall[];
  /** Removes the own calls that began before (ms since the epoch). */
  readonly leaveBefore: (moment: number) => void;
}

/** The extension's own calls, updated by storage: no message is sent, and a sleeping background is not woken. */
export function useOwnCalls({ item, first, facts, clock, on, recording }: OwnCallsParts): OwnCallsList {
  const stored = useStored(item, first);
  const noted = useRef(stored);
  if (recording) noted.current = stored;
  const [since, setSince] = useState(0);
  const recorded = useRef(new Map<string, RecordedCall>());

  function recordedOf(call: OwnCall): RecordedCall {
    const known = recorded.current.get(call.id) ?? explained(readOwnCall(call), facts, clock());
    recorded.current.set(call.id, known);
    return known;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a call is explained by the policy of when it was first seen
  const own = useMemo(
    () =>
      (on ? (noted.current ?? []) : [])
        .filter(({ at, url }) => at >= since && environmentOf(facts.environments, url))
        .map(recordedOf),
    [noted.current, since, on, facts.environments],
  );
  return {
    mergeInto: useMemo(() => memoized((calls) => withOwnCalls(calls, own)), [own]),
    leaveBefore: setSince,
  };
}

type Merge = OwnCallsList['mergeInto'];

/** The same list yields the same result (by identity), so that nothing is rendered again. */
function memoized(merge: Merge): Merge {
  let last: { readonly calls: readonly RecordedCall[]; readonly merged: readonly RecordedCall[] } | null =
    null;
  return (calls) => {
    if (last?.calls !== calls) last = { calls, merged: merge(calls) };
    return last.merged;
  };
}

/** The list with the extension's own calls, ordered by start time. Replays are already in it and are not repeated. */
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

/** The background's note of a replay and the listed replay have the same start time and token. */
function identityOf({ exchange }: RecordedCall): string {
  const { startedAt, method, credential } = exchange;
  return `${startedAt} ${method} ${credential.kind === 'bearer' ? credential.fingerprint : ''}`;
}

/** A call of the extension itself, which the background noted without secrets, headers and bodies. */
export function readOwnCall(call: OwnCall): Omit<RecordedCall, 'explanation'> {
  const { id, method, status, outcome } = call;
  const url = new URL(call.url);
  return {
    key: `own ${id}`,
    source: 'own',
    size: null,
    entry: null,
    exchange: asShown({
      startedAt: call.at,
      duration: call.duration,
      method,
      pathname: url.pathname,
      // The replacement of a secret is shown decoded.
      search: url.search.replaceAll('%E2%80%A6', '…'),
      status,
      contentType: '',
      location: null,
      retryAfter: null,
      hidden: null,
      asked: { url: url.href, method, type: 'sub-resource', initiator: null, tabId: null },
      credential: credentialOf(call),
      apiVersion: call.apiVersion,
      processedVersion: null,
      netError: NET_ERROR[outcome],
      sent: null,
      body: null,
    }),
  };
}

/** A token request carries client id and secret (RFC 6749 section 2.3.1), a replay an access token. */
function credentialOf({ accessToken }: OwnCall): Credential {
  return accessToken ? { kind: 'bearer', ...accessToken } : { kind: 'other scheme', scheme: 'Basic' };
}
