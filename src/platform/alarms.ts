import browser from 'webextension-polyfill';

/** When the named alarm fires (ms since the epoch). Null: it is not set. */
export async function alarmTime(name: string): Promise<number | null> {
  const alarm = await browser.alarms.get(name);
  return alarm?.scheduledTime ?? null;
}

/** Sets or moves the named alarm. `at`: ms since the epoch; browsers may fire it later, but never much earlier. */
export async function setAlarm(name: string, at: number): Promise<void> {
  await browser.alarms.create(name, { when: at });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/** Must be called while the background starts, or the alarm does not wake it. */
export function onAlarm(callback: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => callback(alarm.name));
}
