/**
 * Makes `task` safe to call from anywhere: one run at a time, and all callers during a run share one later run. The
 * promise settles after a run that began after the call.
 */
export function coalesce(task: () => Promise<void>): () => Promise<void> {
  // Each run is chained to the end of the previous one, so no other run can begin in between.
  let last: Promise<void> = Promise.resolve();
  /** the run that has not begun */
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
