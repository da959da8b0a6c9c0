import { once } from 'node:events';

/** Resolves on Ctrl-C or a similar signal. Listens continuously, because npm and the terminal may both send one. */
export async function askedToEnd(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, () => {});
  await Promise.race(signals.map((signal) => once(process, signal)));
}
