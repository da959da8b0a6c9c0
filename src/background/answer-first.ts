/** A message that woke the background arrives sooner after its script has run. */
const LONGEST_MS = 50;

/**
 * Lets the message that woke the background be answered before `begin` runs, which is the rest of a start. Without a
 * message `begin` runs a moment later; no message delays it further, whatever it needs.
 */
export function answerFirst<Args extends readonly unknown[], Result>(
  begin: () => void,
  answer: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let begun = false;
  function beginOnce(): void {
    if (begun) return;
    begun = true;
    begin();
  }
  setTimeout(beginOnce, LONGEST_MS);
  return async (...args) => {
    try {
      return await answer(...args);
    } finally {
      // Not in this turn: the browser gets the answer after it.
      setTimeout(beginOnce);
    }
  };
}
