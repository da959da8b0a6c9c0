import { dropped } from '../trace.ts';

/** Under the 30 s after which Chromium stops a worker whose fetch has not answered. */
const TIME_LIMIT_MS = 25_000;

/** Firefox would stop the event page after 30 s without such a sign of life. */
const AWAKE_AGAIN_MS = 15_000;

/** Runs one request within our own time limit, of which `signal` tells, and keeps the background awake until it is over. */
export async function whileAwake<T>(
  stayAwake: () => Promise<void>,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Asking is what counts: nothing waits for the answer, and a browser that refuses it stops no request.
  const ask = () => void stayAwake().catch(dropped('sign of life', undefined));
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  ask();
  const again = setTimeout(ask, AWAKE_AGAIN_MS);
  try {
    return await request(signal);
  } finally {
    clearTimeout(again);
  }
}
