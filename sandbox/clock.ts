import type { Changeable, Settings } from './settings.ts';

/** What the clock shows, and how. Times are ms since the epoch. */
export interface ClockState {
  readonly now: number;
  /** it stands: it refills no rate limit, and no token expires by itself */
  readonly frozen: boolean;
  /** added to the real time while it runs, ms */
  readonly offsetMs: number;
}

/** The clock of a sandbox: whatever it answers depends on no other. It is a part of the settings, and of a snapshot. */
export interface Clock {
  /** ms since the epoch */
  now(): number;
  state(): ClockState;
  /** Stops it, at this moment or another one. */
  freeze(at?: number): void;
  /** Lets it run on from where it stands. */
  release(): void;
  /** Moves it, whether it runs or stands; backwards for a negative number. */
  advance(ms: number): void;
  /** Lets it run, this much ahead of the real time. */
  setOffset(ms: number): void;
}

/** `real`: the time of the machine, which is read here and nowhere else. */
export function createClock(settings: Changeable<Settings>, real: () => number = Date.now): Clock {
  const clock: Clock = {
    now: () => {
      const { clockFrozenAt, clockShiftMs } = settings.get();
      return clockFrozenAt ?? real() + clockShiftMs;
    },
    state: () => {
      const { clockFrozenAt, clockShiftMs } = settings.get();
      return { now: clock.now(), frozen: clockFrozenAt !== null, offsetMs: clockShiftMs };
    },
    freeze: (at = clock.now()) => {
      settings.change({ clockFrozenAt: at });
    },
    release: () => {
      clock.setOffset(clock.now() - real());
    },
    advance: (ms) => {
      const { clockFrozenAt, clockShiftMs } = settings.get();
      if (clockFrozenAt === null) settings.change({ clockShiftMs: clockShiftMs + ms });
      else settings.change({ clockFrozenAt: clockFrozenAt + ms });
    },
    setOffset: (ms) => {
      settings.change({ clockShiftMs: ms, clockFrozenAt: null });
    },
  };
  return clock;
}

/** Headers that say what a changed clock shows; undefined: it shows the real time. */
export function clockHeaders(clock: Clock): Readonly<Record<string, string>> | undefined {
  const { now, frozen, offsetMs } = clock.state();
  if (!frozen && offsetMs === 0) return undefined;
  const time = new Date(now);
  return {
    Date: time.toUTCString(),
    ...(frozen ? { 'X-Sandbox-Clock': `frozen at ${time.toISOString()}` } : {}),
  };
}

/** Adds these headers; an existing `Date` stays. */
export function tellClock(response: Response, clock: Clock): Response {
  const told = clockHeaders(clock);
  if (!told) return response;
  const { headers } = response;
  for (const [name, value] of Object.entries(told)) {
    if (name !== 'Date' || !headers.has(name)) headers.set(name, value);
  }
  return response;
}
