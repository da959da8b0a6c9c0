import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { Redact } from '../redaction/redact.ts';
import { createBodyStore } from './body-store.ts';
import type { RecordedCall } from './call.ts';
import { type CallLog, type LiveLog, useCallLog } from './call-log.ts';
import { useIndexOfKey } from './index-of-key.ts';
import { isPublic } from './public-exchange.ts';
import { type ReadingParts, readAgain } from './read-call.ts';

interface RenewalParts {
  readonly reading: Omit<ReadingParts, 'bodies'>;
  readonly facts: Pick<InjectionFacts, 'status'>;
  readonly redact: Redact;
}

/** The list, and how its calls are read. */
interface RenewedLog extends LiveLog {
  readonly reading: ReadingParts;
  /** a new function whenever the stored secrets change: open calls are then read again */
  readonly redact: Redact;
}

/**
 * Keeps the list, and removes secrets from it that were saved after a call was shown. Texts that were withheld because
 * the background did not answer are filled in once it answers for another call, or when the user opens one.
 */
export function useRenewedLog(parts: RenewalParts): RenewedLog {
  const { facts } = parts;
  const [bodies] = useState(() => createBodyStore());
  const live = useCallLog(bodies);
  const reading = useMemo(() => ({ ...parts.reading, bodies }), [parts.reading, bodies]);
  const latest = useRef<RenewingParts>({ ...live, reading });
  latest.current = { ...live, reading };
  const mark = useMemo(() => JSON.stringify(facts.status?.apps), [facts.status]);
  const known = useRef(mark);
  const [renewing] = useState(() => createRenewing(() => latest.current));
  useEffect(() => {
    if (known.current !== mark) void renewing.renew('all');
    known.current = mark;
  }, [mark, renewing]);
  const { calls, selectedKey } = live.log;
  const openedAt = useIndexOfKey(calls, selectedKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per opened call.
  useEffect(() => {
    const opened = calls[openedAt];
    if (opened) void renewing.open(opened);
  }, [selectedKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `mark` makes open calls be read again.
  const redact = useMemo<Redact>(() => (entries, options) => parts.redact(entries, options), [mark]);
  return { ...live, reading, add: renewing.add, redact };
}

/** The calls to read again: all whose visible texts may change, or those with withheld texts. */
type Wanted = 'all' | 'withheld';

interface Renewing {
  /** Never throws; requests during a run are handled next. */
  renew(wanted: Wanted): Promise<void>;
  /** Reads a call again, as the user opens it, if texts were withheld or the browser did not tell its body. */
  open(call: RecordedCall): Promise<void>;
  /** Lists a call. If the background answers for it, withheld texts are requested again. */
  add(call: RecordedCall): void;
}

interface RenewingParts extends Pick<LiveLog, 'add' | 'dispatch'> {
  readonly log: Pick<CallLog, 'calls'>;
  readonly reading: ReadingParts;
}

/**
 * Reads listed calls again, one round at a time.
 * @param latest the current list and how to read it
 */
export function createRenewing(latest: () => RenewingParts): Renewing {
  let running = false;
  let next: Wanted | null = null;
  let hasWithheld = false;

  async function round(wanted: Wanted): Promise<void> {
    const { log, reading, dispatch } = latest();
    hasWithheld = false;
    const calls = await renewed(log.calls.filter(wanted === 'all' ? mayChange : isWithheld), reading);
    hasWithheld ||= calls.some(isWithheld);
    if (calls.length > 0) dispatch({ type: 'renewed', calls });
  }

  async function renew(wanted: Wanted): Promise<void> {
    next = next === 'all' ? next : wanted;
    if (running) return;
    running = true;
    try {
      for (let now = take(); now !== null; now = take()) await round(now);
    } finally {
      // A failed round must not be the last one.
      running = false;
    }
  }

  function take(): Wanted | null {
    const taken = next;
    next = null;
    return taken;
  }

  return {
    renew,
    async open(call) {
      if (isWithheld(call)) return renew('withheld');
      if (call.exchange.unread !== 'not told' || call.copy) return;
      const { reading, dispatch } = latest();
      const read = await readAgain(call, reading);
      // The browser may only have been busy when the body was asked for.
      if (read.exchange.unread !== 'not told') dispatch({ type: 'renewed', calls: [read] });
    },
    add(call) {
      const answered = hasWithheld && !isWithheld(call) && !isPublic(call.exchange);
      hasWithheld ||= isWithheld(call);
      latest().add(call);
      if (answered) void renew('withheld');
    },
  };
}

function isWithheld({ exchange }: RecordedCall): boolean {
  return exchange.withheld === true;
}

/** The extension's own calls hold only what the background has noted. */
function mayChange(call: RecordedCall): boolean {
  return call.source !== 'own' && (isWithheld(call) || !isPublic(call.exchange));
}

/** The calls that look different now. If the background did not answer, texts that were visible are left out. */
async function renewed(
  calls: readonly RecordedCall[],
  reading: ReadingParts,
): Promise<readonly RecordedCall[]> {
  const read = await Promise.all(calls.map((each) => readAnew(each, reading)));
  return read.filter(({ exchange }, i) => JSON.stringify(exchange) !== JSON.stringify(calls[i]?.exchange));
}

async function readAnew(call: RecordedCall, reading: ReadingParts): Promise<RecordedCall> {
  if (isWithheld(call)) return readAgain(call, reading);
  return { ...call, exchange: await reading.redactExchange(call.exchange) };
}
