/** The browser's alarm: there is one, for whatever is due first. Times are ms since the epoch. */
export interface AlarmPort {
  readonly time: () => Promise<number | null>;
  readonly set: (at: number) => Promise<void>;
  readonly clear: () => Promise<void>;
}

export async function syncAlarm(alarm: AlarmPort, at: number | null): Promise<void> {
  const set = await alarm.time();
  if (at === null) {
    if (set !== null) await alarm.clear();
  } else if (set === null || Math.abs(set - at) > 500) {
    await alarm.set(at);
  }
}
