import { isPublic } from './door/public-exchange.ts';
import type { ExchangeLog } from './exchange-log.ts';
import { type ReadingParts, readAgain } from './read-exchange.ts';
import type { SeenExchange } from './seen-exchange.ts';
import type { LiveLog } from './use-exchange-log.ts';

/** What is to be read anew: all that may show more or less now, or what was withheld. */
type Wanted = 'all' | 'withheld';

export interface Renewing {
  /** Never throws; while it runs, what comes in between is done next. */
  renew(wanted: Wanted): Promise<void>;
  /** Lists a call. That the background answers for it is a reason to ask again for what was withheld. */
  add(seen: SeenExchange): void;
}

export interface RenewingParts extends Pick<LiveLog, 'add' | 'dispatch'> {
  readonly log: Pick<ExchangeLog, 'seen'>;
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
    const exchanges = await renewed(log.seen.filter(wanted === 'all' ? mayChange : isWithheld), reading);
    hasWithheld ||= exchanges.some(isWithheld);
    if (exchanges.length > 0) dispatch({ type: 'renewed', exchanges });
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
    add(seen) {
      const answered = hasWithheld && !isWithheld(seen) && !isPublic(seen.exchange);
      hasWithheld ||= isWithheld(seen);
      latest().add(seen);
      if (answered) void renew('withheld');
    },
  };
}

function isWithheld({ exchange }: SeenExchange): boolean {
  return exchange.withheld === true;
}

/** Of the extension's own calls nothing but what the background has noted is there. */
function mayChange(seen: SeenExchange): boolean {
  return seen.source !== 'own' && (isWithheld(seen) || !isPublic(seen.exchange));
}

/** Those that look different now. Where the background was asked in vain, texts are left out that were there. */
async function renewed(
  seen: readonly SeenExchange[],
  reading: ReadingParts,
): Promise<readonly SeenExchange[]> {
  const read = await Promise.all(seen.map((each) => readAnew(each, reading)));
  return read.filter(({ exchange }, i) => JSON.stringify(exchange) !== JSON.stringify(seen[i]?.exchange));
}

async function readAnew(seen: SeenExchange, reading: ReadingParts): Promise<SeenExchange> {
  if (isWithheld(seen)) return readAgain(seen, reading);
  return { ...seen, exchange: await reading.door(seen.exchange) };
}
