import { createHash } from 'node:crypto';
import type { Timeline, Timer } from './timeline.ts';

const REAL = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  timeout: AbortSignal.timeout,
  digest: crypto.subtle.digest,
};

/**
 * During a run, timers of production code use virtual time, and hashing takes no turn of the event loop: so a run
 * depends only on its seed. Returns a function that restores the real ones.
 */
export function installVirtualGlobals(time: Timeline): () => void {
  const timers = new Map<number, Timer>();
  let lastId = 0;
  function setTimeout(task: () => void, ms: number): number {
    lastId += 1;
    timers.set(lastId, time.after(ms, task));
    return lastId;
  }
  function clearTimeout(id: number): void {
    timers.get(id)?.cancel();
    timers.delete(id);
  }
  function timeout(ms: number): AbortSignal {
    const controller = new AbortController();
    time.after(ms, () => controller.abort(new DOMException('The time is up.', 'TimeoutError')));
    return controller.signal;
  }
  async function digest(_algorithm: string, bytes: Uint8Array): Promise<ArrayBuffer> {
    return Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer;
  }
  setGlobals({ setTimeout, clearTimeout, timeout, digest });
  return () => setGlobals(REAL);
}

function setGlobals(globals: Readonly<Record<keyof typeof REAL, unknown>>): void {
  for (const [target, name] of [
    [globalThis, 'setTimeout'],
    [globalThis, 'clearTimeout'],
    [AbortSignal, 'timeout'],
    [crypto.subtle, 'digest'],
  ] as const) {
    Object.defineProperty(target, name, { value: globals[name], configurable: true, writable: true });
  }
}
