/**
 * Makes `task` safe to ask for from everywhere: one run at a time, and whoever asks during a run waits for a later
 * one, which many share. The promise settles after a run that began after the call.
 */
export function coalesce(task: () => Promise<void>): () => Promise<void> {
  // Each run is tied to the end of the one before: there is no moment between two at which another could begin.
  let last: Promise<void> = Promise.resolve();
  /** the run that has not begun yet */
  let next: Promise<void> | undefined;

  function begin(): Promise<void> {
    next = undefined;
    return task();
  }

  return () => {
    if (next === undefined) {
      next = last.then(begin, begin);
      last = next;
    }
    return next;
  };
}
