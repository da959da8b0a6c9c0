import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Credential } from '../../../diagnosis/exchange/exchange.ts';
import type { Recognised } from '../../../diagnosis/knowledge.ts';
import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import type { DiagnosedCall, RecordedCall } from './call.ts';
import { keptRun, startOf } from './kept-run.ts';
import type { Known, KnownFor } from './knowledge.ts';
import { createSharedValue } from './shared-value.ts';

export interface DiagnosedLog {
  /** Diagnoses a call that comes into the list later, so that many that come at once do not make one frame late. */
  prepare(call: RecordedCall, knownFor: KnownFor): void;
  /**
   * Diagnoses each call once, and again if the knowledge has changed: the newest first, until `isLate`. `complete`:
   * nothing is left for the next time.
   */
  update(
    calls: readonly RecordedCall[],
    knownFor: KnownFor,
    isLate: () => boolean,
  ): { readonly calls: readonly DiagnosedCall[]; readonly complete: boolean };
}

interface Memo {
  readonly call: DiagnosedCall;
  readonly known: Known;
  /** how many calls were known to have begun in the second before, if that matters */
  readonly inSecond: number;
}

interface Wanted {
  readonly calls: readonly RecordedCall[];
  readonly knownFor: KnownFor;
  readonly isLate: () => boolean;
}

/** An update that left no call for the next time, in a log that lost none. */
interface Complete {
  readonly recorded: readonly RecordedCall[];
  readonly diagnosed: readonly DiagnosedCall[];
}

const NOTHING: Complete = { recorded: [], diagnosed: [] };

/** A log of calls with their diagnoses; pure but for its memory. */
export function createDiagnosedLog(): DiagnosedLog {
  const memos = new WeakMap<RecordedCall, Memo>();
  const recognisedBy = new WeakMap<object, Recognised>();
  let last = NOTHING;
  /** by what is known of the calls of `last`: one of them */
  const inUse = new Map<Known, RecordedCall>();

  function diagnosed(call: RecordedCall, known: Known, startTimes: readonly number[]): Memo {
    const { explanation, letRead = false } = call;
    const recognised = recognisedBy.get(identityOf(call)) ?? null;
    const knowledge = { ...known, explanation, letRead, recognised, startTimes };
    const diagnosis = compact(diagnose(call.exchange, knowledge));
    const { sender } = diagnosis;
    if (sender.kind === 'saved' || sender.kind === 'elsewhere') recognisedBy.set(identityOf(call), sender);
    const memo = { call: { ...call, diagnosis }, known, inSecond: startTimes.length };
    memos.set(call, memo);
    return memo;
  }

  function noteUse(known: Known, call: RecordedCall): void {
    if (!inUse.has(known)) inUse.set(known, call);
  }

  /** Updates the calls from index `first` on. */
  function updateFrom(first: number, { calls, knownFor, isLate }: Wanted) {
    const knownAfter = successors(knownFor);
    const newestFirst = calls
      .slice(first)
      .reverse()
      .flatMap((one, fromEnd) => {
        const memo = memos.get(one);
        const known = knownAfter(one, memo?.known);
        if (!known) return [];
        const times = timesAround(calls, calls.length - 1 - fromEnd);
        // Calls of one burst are reported in any order: those before a 429 may come after it.
        const isCounted = memo?.inSecond === times.length;
        const suffices = memo !== undefined && isCounted && (memo.known === known || isLate());
        const { call, known: by } = suffices ? memo : diagnosed(one, known, times);
        noteUse(known, one);
        return [{ call, isCurrent: by === known }];
      });
    return {
      calls: newestFirst.map(({ call }) => call).reverse(),
      complete: newestFirst.every(({ isCurrent }) => isCurrent),
    };
  }

  return {
    prepare(call, knownFor) {
      const known = knownFor(call);
      // The meaning of a 429 depends on the list.
      if (known && call.exchange.status !== 429) diagnosed(call, known, []);
    },
    update(recorded, knownFor, isLate) {
      // Usually only the end of the list is new, and nothing else is known of the rest.
      const isKnown = [...inUse].every(([known, call]) => knownFor(call) === known);
      const { from, count } = keptRun(isKnown ? last.recorded : [], recorded);
      if (count === 0) inUse.clear();
      const { calls: others, complete } = updateFrom(count, { calls: recorded, knownFor, isLate });
      const isSame = others.length === 0 && count === last.diagnosed.length;
      const calls = isSame ? last.diagnosed : startOf(withoutFirst(last.diagnosed, from), count, others);
      last = complete && calls.length === recorded.length ? { recorded, diagnosed: calls } : NOTHING;
      return { calls, complete };
    },
  };
}

const sharedVerdict = createSharedValue<Diagnosis['verdict']>();
const sharedNotices = createSharedValue<Diagnosis['notices']>();

/** Of most calls the same few things are said. A refused scope names all token sets that have it: too much to compare. */
function compact(diagnosis: Diagnosis): Diagnosis {
  const { verdict, notices } = diagnosis;
  const said = verdict.kind === 'scope.wrong' ? verdict : sharedVerdict(verdict);
  return { ...diagnosis, verdict: said, notices: sharedNotices(notices) };
}

/** The list itself if none of its elements are left out. */
function withoutFirst<T>(list: readonly T[], amount: number): readonly T[] {
  return amount === 0 ? list : list.slice(amount);
}

/** A call that is read again keeps its entry. */
function identityOf(call: RecordedCall): object {
  return typeof call.entry === 'object' && call.entry !== null ? call.entry : call;
}

/** Only the meaning of a 429 depends on other calls. */
function timesAround(calls: readonly RecordedCall[], index: number): readonly number[] {
  return calls[index]?.exchange.status === 429 ? startTimesOf(calls, index) : [];
}

/** Answers like `knownFor`, but asks it once for all calls that had the same knowledge before. */
function successors(
  knownFor: KnownFor,
): (call: RecordedCall, before: Known | undefined) => Known | undefined {
  const after = new Map<Known, Known | undefined>();
  return (call, before) => {
    if (!before) return knownFor(call);
    if (!after.has(before)) after.set(before, knownFor(call));
    return after.get(before);
  };
}

const SECOND_MS = 1000;

/** Start times of calls with the same credential in the second before the one at `index`; ms since the epoch. */
function startTimesOf(calls: readonly RecordedCall[], index: number): readonly number[] {
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
  if (one.kind === 'not told' || other.kind === 'not told') return false;
  if (one.kind !== 'bearer' || other.kind !== 'bearer') return one.kind === other.kind;
  return one.fingerprint === other.fingerprint;
}
