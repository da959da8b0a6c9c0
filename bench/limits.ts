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
  /** of two libraries, on the same parsed values */
  compare: {
    'ours / jsondiffpatch': 0.7,
    'ours / microdiff': 0.7,
    'ours / jsondiffpatch, items moved': 0.7,
  },
  /** the time to read ten times the text */
  pastes: { '1 MB / 100 kB': 12 },
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
  /** a list of 50,000 calls, of one of 10,000 */
  panelLong: {
    'work in a frame, p95': 1.2,
    heap: 3,
  },
  /** of a popup with one paragraph */
  popup: {
    'first paint / empty': 1.2,
    'stable / empty': 1.45,
    'heap / empty': 1.35,
    'layout shift': 0,
  },
  /** compared with the commit of --against, in the same rounds; right for 2e20e6d */
  popupAgainst: {
    'stable / other commit': 0.62,
  },
  /** with 500 token sets, of the same popup with 50 */
  popupWithMany: {
    'first paint, 500 / 50': 1.15,
    'stable, 500 / 50': 1.15,
  },
  /** the work of opening the form of new credentials */
  addView: {
    'work / 50 ms': 1,
    'work / other commit': 1.5,
  },
  /** … in Firefox, by the page's own clock */
  popupInFirefox: {
    'first paint / other commit': 0.8,
    'stable / other commit': 0.8,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Limit>>>>;
