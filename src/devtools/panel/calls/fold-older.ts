import { dropped } from '../../../trace.ts';
import type { RecordedCall } from './call.ts';
import type { Packing } from './folded-block.ts';
import { inTurns, UNHURRIED } from './frames.ts';
import { createFolding } from './listed-entry.ts';

/** Entries of the newest calls that are not folded: usually those that somebody looks at. */
const MOST_UNFOLDED = 10_000;

/** Of fflate; the next levels take longer than they save. */
const QUICKEST = 1;

/** Few lists are so long that they need this code. */
async function loadPacking(): Promise<Packing> {
  const { deflateSync, inflateSync } = await import('fflate');
  return {
    pack: (bytes) => deflateSync(bytes, { level: QUICKEST }),
    unpack: (packed) => inflateSync(packed),
  };
}

/** Folds entries of older calls, between frames. Returns what looks for them after calls were added. */
export function createAging(load = loadPacking): (calls: readonly RecordedCall[]) => void {
  let fold: (entry: unknown) => void = () => undefined;
  let loading: Promise<void> | undefined;
  const foldSoon = inTurns((entry) => fold(entry), new AbortController().signal, UNHURRIED);
  /** calls that were older */
  let folded = 0;

  async function foldAll(entries: readonly unknown[]): Promise<void> {
    loading ??= load()
      .then((packing) => {
        fold = createFolding(packing);
      })
      .catch(dropped('folding', undefined));
    await loading;
    entries.forEach(foldSoon);
  }

  return (calls) => {
    const older = Math.max(0, calls.length - MOST_UNFOLDED);
    const entries = calls.slice(folded, older).map(({ entry }) => entry);
    folded = older;
    // In the frame that draws the new calls there is no time for it.
    if (entries.length > 0) setTimeout(() => void foldAll(entries));
  };
}
