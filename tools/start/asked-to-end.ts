import { once } from 'node:events';

/** Resolves at Ctrl-C or its like. Listening once is not enough: npm and the terminal may both send the signal. */
export async function askedToEnd(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, () => {});
  await Promise.race(signals.map((signal) => once(process, signal)));
}
