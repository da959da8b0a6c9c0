import type { RecordedCall } from './call.ts';
import type { CallLog } from './call-log.ts';
import { isPublic } from './door/public-exchange.ts';
import { type ReadingParts, readAgain } from './read-call.ts';
import type { LiveLog } from './use-call-log.ts';

/** What is to be read anew: all that may show more or less now, or what was withheld. */
type Wanted = 'all' | 'withheld';

export interface Renewing {
  /** Never throws; while it runs, what comes in between is done next. */
  renew(wanted: Wanted): Promise<void>;
  /** Lists a call. That the background answers for it is a reason to ask again for what was withheld. */
  add(call: RecordedCall): void;
}

export interface RenewingParts extends Pick<LiveLog, 'add' | 'dispatch'> {
  readonly log: Pick<CallLog, 'calls'>;
  readonly reading: ReadingParts;
}

/** Reads calls of the list anew, one round at a time. @param latest what is listed at the moment, and how it is read */
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
      // A round that failed must not be the last one.
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

/** Of the extension's own calls nothing but what the background has noted is there. */
function mayChange(call: RecordedCall): boolean {
  return call.source !== 'own' && (isWithheld(call) || !isPublic(call.exchange));
}

/** Those that look different now. Where the background was asked in vain, texts are left out that were there. */
async function renewed(
  calls: readonly RecordedCall[],
  reading: ReadingParts,
): Promise<readonly RecordedCall[]> {
  const read = await Promise.all(calls.map((each) => readAnew(each, reading)));
  return read.filter(({ exchange }, i) => JSON.stringify(exchange) !== JSON.stringify(calls[i]?.exchange));
}

async function readAnew(call: RecordedCall, reading: ReadingParts): Promise<RecordedCall> {
  if (isWithheld(call)) return readAgain(call, reading);
  return { ...call, exchange: await reading.door(call.exchange) };
}
