import { dropped } from '../trace.ts';

/** Below the 30 s after which Chromium stops a worker whose fetch has no answer. */
const TIME_LIMIT_MS = 25_000;

/** Firefox stops the event page after 30 s without an API call. */
const AWAKE_AGAIN_MS = 15_000;

/** Runs one request within the time limit, which `signal` reports, and keeps the background awake until it ends. */
export async function whileAwake<T>(
  stayAwake: () => Promise<void>,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // The call alone is enough: its answer is not awaited, and a refusal stops no request.
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
