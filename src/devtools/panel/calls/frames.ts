/** ms; a hidden panel has no frames */
const LONGEST_WAIT = 250;

/** Calls back once with the next frame, or soon if none is drawn. */
export function nextFrame(callback: () => void): void {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, LONGEST_WAIT);
}

/** ms of one turn, so that frames fit between turns */
const TURN = 6;

/**
 * Accepts values at any rate and calls back for each of them in order, soon and in short turns: ten thousand at once do
 * not block the page. Stops when `signal` aborts.
 */
export function inTurns<T>(
  callback: (value: T) => void,
  signal: AbortSignal,
  clock: () => number = () => performance.now(),
): (value: T) => void {
  let waiting: T[] = [];

  function turn(): void {
    const end = clock() + TURN;
    let done = 0;
    for (const value of waiting) {
      if (signal.aborted || clock() > end) break;
      callback(value);
      done += 1;
    }
    waiting = signal.aborted ? [] : waiting.slice(done);
    if (waiting.length > 0) setTimeout(turn);
  }

  return (value) => {
    waiting.push(value);
    if (waiting.length === 1) setTimeout(turn);
  };
}
