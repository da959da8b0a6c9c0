/** ms; a panel that is not in front has no frames */
const LONGEST_WAIT = 250;

/** Calls back once with the next frame, or soon where none is drawn. */
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
