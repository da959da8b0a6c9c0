import type { AlarmPort } from '../../../src/background/reconcile/sync-alarm.ts';
import type { Life } from './life.ts';
import type { Scheduler } from './scheduler.ts';
import type { Timeline } from './timeline.ts';

/** The browser's alarm, which outlives a background. */
export interface SimulatedAlarm {
  portOf(life: Life): AlarmPort;
  /** when it is set to, ms since the epoch; null: not set */
  setTo(): number | null;
  /** when it fires, in elapsed ms; null: never */
  moment(): number | null;
  /** It has fired, or the browser has forgotten it. */
  drop(): void;
}

/** Browsers fire no alarm earlier after it was set (Chromium 120+). */
const SHORTEST_ALARM_MS = 30_000;

export function simulatedAlarm({ call }: Scheduler, time: Timeline): SimulatedAlarm {
  let alarm: { readonly at: number; readonly setAt: number } | null = null;

  function set(at: number | null): void {
    alarm = at === null ? null : { at, setAt: time.elapsed() };
  }

  return {
    portOf: (life) => ({
      time: () => call(life, { lane: 'alarms', label: 'reads the alarm', apply: () => alarm?.at ?? null }),
      set: (at) => call(life, { lane: 'alarms', label: 'sets the alarm', apply: () => set(at) }),
      clear: () => call(life, { lane: 'alarms', label: 'clears the alarm', apply: () => set(null) }),
    }),
    setTo: () => alarm?.at ?? null,
    moment() {
      if (!alarm) return null;
      const due = time.elapsed() + Math.max(0, alarm.at - time.wall());
      return Math.max(due, alarm.setAt + SHORTEST_ALARM_MS);
    },
    drop: () => set(null),
  };
}
