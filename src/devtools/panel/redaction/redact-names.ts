import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';
import type { Redacted } from '../../../diagnosis/redaction/redact-values.ts';
import { bodyLength } from './body-length.ts';
import type { NamesJob } from './names-worker.ts';

/** Characters of bodies whose redaction nobody notices. */
const SHORT = 100_000;

/** Replaces what names tell to be secret; a long job has a thread of its own, which ends with it, or with `signal`. */
export async function redactNames(
  startWorker: () => Worker,
  job: NamesJob,
  signal: AbortSignal,
): Promise<Redacted<readonly HarEntry[]>> {
  signal.throwIfAborted();
  const length = job.entries.reduce((sum, entry) => sum + bodyLength(entry), 0);
  if (length <= SHORT) return redactByNames(job.entries, job.personal);
  const worker = startWorker();
  try {
    return await answerOf(worker, job, signal);
  } finally {
    worker.terminate();
  }
}

function answerOf(
  worker: Worker,
  job: NamesJob,
  signal: AbortSignal,
): Promise<Redacted<readonly HarEntry[]>> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<Redacted<readonly HarEntry[]>>) => resolve(data);
    worker.onerror = () => reject(new Error('The thread that hides secrets by their names has failed.'));
    worker.postMessage(job);
  });
}
