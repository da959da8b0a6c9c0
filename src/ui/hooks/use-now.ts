import { useEffect, useState } from 'preact/hooks';

const NEAR = 120_000;
const SECOND = 1000;
const MINUTE = 60_000;

/**
 * The time (ms since the epoch), kept up to date while the page is visible: every second when one of `moments` is
 * less than two minutes away (or so long past), else every minute.
 */
export function useNow(clock: () => number, moments: readonly number[]): number {
  const [now, setNow] = useState(clock);
  const step = moments.some((at) => Math.abs(at - now) <= NEAR) ? SECOND : MINUTE;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') return;
      setNow(clock());
      timer = setTimeout(tick, step - (clock() % step));
    };
    timer = setTimeout(tick, step - (clock() % step));
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [clock, step]);
  return now;
}
