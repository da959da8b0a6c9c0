import type { Limit } from './paired.ts';

/** The upper limits of every judged ratio, by bench and by what is measured. */
export const LIMITS = {
  /** of one bare rule, and of the bare permission */
  requests: {
    decorated: { median: 1.05, high: 1.08 },
    'another host': 1.03,
    paused: 1.03,
    'decorated with a panel open': 1.12,
  },
  /** compared with the commit of --against */
  requestsAgainst: {
    decorated: 1.08,
    'another host': 1.05,
    paused: 1.05,
    'decorated with a panel open': 1.08,
  },
  /** of an empty worker, and of one that answers every message */
  worker: {
    'cold / empty': 1.5,
    'first answer / echo': 2,
  },
  /** compared with the commit of --against, in the same rounds; right for 2e20e6d */
  workerAgainst: {
    'cold / other commit': 0.65,
    'first answer / other commit': 0.5,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Limit>>>>;
