/** Threads that may be started before they are needed. */
interface PreparedWorker {
  /** Starts one, which ends if nobody needs it soon. */
  readonly prepare: () => void;
  /** The one that was prepared, or a new one. */
  readonly start: () => Worker;
}

/** ms since the last sign that it will be needed */
const UNUSED_AFTER = 20_000;

export function preparedWorker(startWorker: () => Worker): PreparedWorker {
  let ready: Worker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take(): Worker | null {
    clearTimeout(timer);
    const taken = ready;
    ready = null;
    return taken;
  }

  return {
    prepare() {
      const worker = take() ?? startWorker();
      // The one that is started then says itself what is wrong.
      worker.onerror = (event) => {
        event.preventDefault();
        if (ready === worker) take();
      };
      ready = worker;
      timer = setTimeout(() => take()?.terminate(), UNUSED_AFTER);
    },
    start: () => take() ?? startWorker(),
  };
}
