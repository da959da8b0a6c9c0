import * as v from 'valibot';
import { SANDBOX_FAULT_HEADER } from '../../src/inventorum/sandbox-fault.ts';
import type { SandboxRequest } from '../log/request-log.ts';
import { askedFault } from './asked-fault.ts';
import {
  FAULT_ANSWER,
  FAULT_MATCH,
  type FaultAnswer,
  type FaultMatch,
  type FullAnswer,
  type FullMatch,
} from './fault.ts';
import { createRandom } from './random.ts';

/** A queued fault. */
export interface Fault {
  readonly id: number;
  readonly match: FullMatch;
  readonly answer: FullAnswer;
  /** number of matching requests so far, struck or not */
  readonly seen: number;
  /** number of struck requests */
  readonly hits: number;
  /** releases the requests that this fault holds, and those it would still hold */
  release(): void;
}

/** Data for answering a struck request. */
export interface Strike {
  /** of the fault; null: the request asked for it by its header */
  readonly id: number | null;
  readonly answer: FullAnswer;
  /** between 0 and 1, from the seed */
  readonly chance: number;
  /** resolves when the fault is released */
  readonly released: Promise<void>;
  /** aborted when the sandbox closes: nothing waits any longer */
  readonly closing: AbortSignal;
}

export interface FaultQueue {
  add(match: FaultMatch, answer: FaultAnswer): Fault;
  /** The oldest fault that strikes this request, else the one that it asks for; counts the request. */
  take(request: SandboxRequest): Strike | undefined;
  list(): readonly Fault[];
  remove(id: number): boolean;
  /** Removes every fault and releases the requests they hold. */
  clear(): void;
  /** The same permanently: delays end at once, too. */
  close(): void;
  /** Resets the random numbers, so that a script runs the same way twice. */
  reseed(seed: number): void;
}

interface Pending {
  readonly match: FullMatch;
  readonly answer: FullAnswer;
  readonly released: Promise<void>;
  readonly fault: Fault & { seen: number; hits: number };
}

export function createFaultQueue(seed = 1): FaultQueue {
  const queue = new Map<number, Pending>();
  let random = createRandom(seed);
  let lastId = 0;
  const closing = new AbortController();
  const clear = () => {
    for (const { fault } of queue.values()) fault.release();
    queue.clear();
  };
  return {
    add: (match, answer) => {
      lastId += 1;
      const pending = createPending(lastId, v.parse(FAULT_MATCH, match), v.parse(FAULT_ANSWER, answer));
      queue.set(lastId, pending);
      return pending.fault;
    },
    take: (request) => {
      for (const pending of queue.values()) {
        if (matches(pending.match, request) && strikes(pending, random)) {
          const { answer, released } = pending;
          return { id: pending.fault.id, answer, released, chance: random(), closing: closing.signal };
        }
      }
      const answer = askedFault(request.headers[SANDBOX_FAULT_HEADER]);
      return answer && { id: null, answer, released: Promise.resolve(), chance: 0, closing: closing.signal };
    },
    list: () => [...queue.values()].map(({ fault }) => fault),
    remove: (id) => {
      queue.get(id)?.fault.release();
      return queue.delete(id);
    },
    clear,
    close: () => {
      clear();
      closing.abort();
    },
    reseed: (value) => {
      random = createRandom(value);
    },
  };
}

function createPending(id: number, match: FullMatch, answer: FullAnswer): Pending {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { match, answer, released, fault: { id, match, answer, seen: 0, hits: 0, release } };
}

function matches({ method, path, host, tokenSet }: FullMatch, request: SandboxRequest): boolean {
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || isPath(path, request.path)) &&
    (host === undefined || host === request.host) &&
    (tokenSet === undefined || tokenSet === request.tokenSet)
  );
}

function isPath(wanted: string, path: string): boolean {
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;
}

function strikes({ match, fault }: Pending, random: () => number): boolean {
  fault.seen += 1;
  const isOver = match.times !== 'always' && fault.hits >= match.times;
  if (isOver || fault.seen < match.nth || random() >= match.probability) return false;
  fault.hits += 1;
  return true;
}
