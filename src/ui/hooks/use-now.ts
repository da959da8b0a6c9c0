import { useEffect, useState } from 'preact/hooks';

const NEAR = 120_000;
const SECOND = 1000;
const MINUTE = 60_000;

/**
 * The current time (ms since the epoch) while the page is visible: updated every second if one of `moments` is within
 * two minutes, past or future, else every minute.
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
