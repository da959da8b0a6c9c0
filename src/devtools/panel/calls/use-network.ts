import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { RequestSource } from '../../early-requests.ts';
import { explained, type RecordedCall } from './call.ts';
import type { EndedCall } from './call-log.ts';
import type { Report } from './each-once.ts';
import { followNetwork, type Network } from './follow-network.ts';
import { inTurns } from './frames.ts';
import { type ReadingParts, readCall } from './read-call.ts';

interface NetworkParts {
  readonly network: Network;
  readonly reading: ReadingParts;
  readonly facts: InjectionFacts;
  /** new calls are listed */
  readonly recording: boolean;
  readonly clock: () => number;
  readonly add: (call: RecordedCall) => void;
  /** updates a call that was listed before it ended */
  readonly end: (call: EndedCall) => void;
}

interface Told {
  readonly request: FinishedRequest;
  readonly earlier: FinishedRequest | undefined;
}

/** Lists the calls of the tab's pages. */
export function useNetwork(parts: NetworkParts): void {
  const latest = useRef(parts);
  latest.current = parts;
  const { network, recording } = parts;
  const resumedAt = useRef(0);
  const wasRecording = useRef(recording);
  if (recording && !wasRecording.current) resumedAt.current = parts.clock();
  wasRecording.current = recording;
  // Before the first drawing, which shows the first calls then.
  useLayoutEffect(() => {
    const following = new AbortController();
    const { signal } = following;
    /** keys of the listed calls; undefined: not listed */
    const keys = new WeakMap<FinishedRequest, Promise<string | undefined>>();
    const read = async ({ request, earlier }: Told) => {
      const key = earlier && (await keys.get(earlier));
      const call = await readCall(request, latest.current.reading, key);
      if (!call || signal.aborted) return undefined;
      const { facts, clock, add, end } = latest.current;
      if (key === undefined) add(explained({ ...call, source: 'page' }, facts, clock()));
      else end(call);
      return call.key;
    };
    const readSoon = inTurns((told: Told) => void keys.set(told.request, read(told)), signal);
    const report: Report = (request, earlier) => {
      if (latest.current.recording) readSoon({ request, earlier });
    };
    const listedSince = () => resumedAt.current;
    void followNetwork(listenedInTurns(network), { report, listedSince }, signal);
    return () => following.abort();
  }, [network]);
}

/** The devtools page hands all requests over at once, and to tell ten thousand apart takes longer than a frame. */
function listenedInTurns({ handedOver, ...network }: Network): Network {
  return {
    ...network,
    handedOver: async () => {
      const source = await handedOver();
      return source && { follow: (report, signal) => followInTurns(source, report, signal) };
    },
  };
}

function followInTurns(source: RequestSource, report: Report, signal: AbortSignal): void {
  let waiting = 0;
  let isHandedOver = false;
  const later = inTurns((request: FinishedRequest) => {
    waiting -= 1;
    report(request);
  }, signal);
  source.follow((request) => {
    if (isHandedOver && waiting === 0) return report(request);
    waiting += 1;
    later(request);
  }, signal);
  isHandedOver = true;
}
