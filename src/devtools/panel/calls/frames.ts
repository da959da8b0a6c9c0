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

/** Resolves in a task of its own once the next frame is drawn. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => nextFrame(() => setTimeout(resolve)));
}

interface Pace {
  /** ms */
  readonly clock: () => number;
  readonly afterFrame: (callback: () => void) => void;
  /** nobody waits for it: a turn takes little of a frame, and the next one waits for another frame */
  readonly isUnhurried?: boolean;
}

const PACE: Pace = { clock: () => performance.now(), afterFrame: nextFrame };

export const UNHURRIED: Pace = { ...PACE, isUnhurried: true };

/** ms of one turn, so that frames fit between turns */
const TURN = 6;

/** ms of the first turn of many values: their first results are drawn before the second */
const FIRST_TURN = 2;

/** ms of each turn that is not in a hurry */
const UNHURRIED_TURN = 1.5;

/**
 * Accepts values at any rate and calls back for each of them in order, soon and in short turns: ten thousand at once do
 * not block the page. Stops when `signal` aborts.
 */
export function inTurns<T>(
  callback: (value: T) => void,
  signal: AbortSignal,
  { clock, afterFrame, isUnhurried = false }: Pace = PACE,
): (value: T) => void {
  const [first, later] = isUnhurried ? [UNHURRIED_TURN, UNHURRIED_TURN] : [FIRST_TURN, TURN];
  let waiting: T[] = [];

  function turn(length: number): void {
    const end = clock() + length;
    let done = 0;
    for (const value of waiting) {
      if (signal.aborted || clock() > end) break;
      callback(value);
      done += 1;
    }
    waiting = signal.aborted ? [] : waiting.slice(done);
    if (waiting.length > 0) goOn(length === first);
  }

  function goOn(waitsForFrame: boolean): void {
    const next = () => setTimeout(() => turn(later));
    if (waitsForFrame) afterFrame(next);
    else next();
  }

  return (value) => {
    waiting.push(value);
    // Values that come together come in one task.
    if (waiting.length === 1) queueMicrotask(() => turn(first));
  };
}
