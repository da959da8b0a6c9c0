import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import { explained, type RecordedCall } from './call.ts';
import type { EndedCall } from './call-log.ts';
import type { Report } from './each-once.ts';
import { followNetwork, type Network } from './follow-network.ts';
import { inTurns } from './frames.ts';
import { listedEntry } from './listed-entry.ts';
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
  /** lists at once what was added */
  readonly flush: () => void;
}

/** ms that a drawing waits for the first calls: the devtools page may be late, or hand over none of the API */
const LONGEST_START = 60;

type Source = NonNullable<Awaited<ReturnType<Network['handedOver']>>>;

interface Told {
  readonly request: FinishedRequest;
  readonly earlier: FinishedRequest | undefined;
}

/**
 * Lists the calls of the tab's pages. Returns false until the first of those that the devtools page hands over are
 * listed, or there are none: a list that is drawn once is there sooner than an empty one that is filled.
 */
export function useNetwork(parts: NetworkParts): boolean {
  const [started, setStarted] = useState(false);
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
    const start = once(() => {
      latest.current.flush();
      setStarted(true);
    }, signal);
    setTimeout(start, LONGEST_START);
    /** keys of the listed calls; undefined: not listed */
    const keys = new WeakMap<FinishedRequest, Promise<string | undefined>>();
    const read = async ({ request, earlier }: Told) => {
      const key = earlier && (await keys.get(earlier));
      const call = await readCall(request, latest.current.reading, key);
      if (!call || signal.aborted) return undefined;
      const { facts, clock, add, end } = latest.current;
      const listed = { ...call, entry: listedEntry(call.entry) };
      if (key === undefined) add(explained({ ...listed, source: 'page' }, facts, clock()));
      else end(listed);
      // At once: the next turn waits for the frame that shows this.
      start();
      return call.key;
    };
    const readSoon = inTurns((told: Told) => void keys.set(told.request, read(told)), signal);
    const report: Report = (request, earlier) => {
      if (latest.current.recording) readSoon({ request, earlier });
    };
    const listedSince = () => resumedAt.current;
    void followNetwork(listenedInTurns(network, start), { report, listedSince }, signal);
    return () => following.abort();
  }, [network]);
  return started;
}

/** Calls back the first time, unless `signal` has aborted. */
function once(callback: () => void, signal: AbortSignal): () => void {
  let isDone = false;
  return () => {
    if (isDone || signal.aborted) return;
    isDone = true;
    callback();
  };
}

/**
 * The devtools page hands all requests over at once, and to tell ten thousand apart takes longer than a frame.
 * @param none called if it hands over none
 */
function listenedInTurns({ handedOver, ...network }: Network, none: () => void): Network {
  return {
    ...network,
    handedOver: async () => {
      const source = await handedOver();
      if (!source) none();
      return (
        source && {
          follow: (report, signal) =>
            new Promise((resolve) => {
              if (followInTurns(source, { report, done: resolve }, signal) === 0) none();
            }),
        }
      );
    },
  };
}

interface Followed {
  readonly report: (request: FinishedRequest) => void;
  /** all that were handed over are reported */
  readonly done: () => void;
}

/** Returns how many were handed over. */
function followInTurns(source: Source, { report, done }: Followed, signal: AbortSignal): number {
  let waiting = 0;
  let isHandedOver = false;
  const later = inTurns((request: FinishedRequest) => {
    waiting -= 1;
    report(request);
    if (waiting === 0) done();
  }, signal);
  source.follow((request) => {
    if (isHandedOver && waiting === 0) return report(request);
    waiting += 1;
    later(request);
  }, signal);
  isHandedOver = true;
  if (waiting === 0) done();
  return waiting;
}
