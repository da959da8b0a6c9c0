/**
 * Carries out one job in a thread of its own, which ends with the job or with `signal`. Rejects if the thread fails or
 * the signal aborts.
 */
export async function runInWorker<Answer>(
  startWorker: () => Worker,
  job: unknown,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const worker = startWorker();
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = () => reject(new Error('A thread of the panel has failed.'));
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}
