import { publishToNpm } from './publish-to-npm.ts';
import type { StoreName, StoreTask, Upload } from './store.ts';
import { StoreRefusal } from './store-answer.ts';
import { uploadToChrome } from './upload-to-chrome.ts';
import { uploadToEdge } from './upload-to-edge.ts';
import { uploadToMozilla } from './upload-to-mozilla.ts';

const UPLOADS: Readonly<Record<StoreName, Upload>> = {
  chrome: uploadToChrome,
  mozilla: uploadToMozilla,
  edge: uploadToEdge,
  npm: publishToNpm,
};

/** The outcome for one store. */
export interface StoreResult {
  readonly store: StoreName;
  readonly isDone: boolean;
  /** a sentence */
  readonly text: string;
}

/** One store after the other; a refusal of one does not keep the others from theirs. */
export async function releaseToStores(
  stores: readonly StoreName[],
  taskFor: (store: StoreName) => StoreTask,
): Promise<readonly StoreResult[]> {
  const results: StoreResult[] = [];
  for (const store of stores) {
    try {
      results.push({ store, isDone: true, text: await UPLOADS[store](taskFor(store)) });
    } catch (error) {
      results.push({ store, isDone: false, text: textOf(error) });
    }
  }
  return results;
}

function textOf(error: unknown): string {
  if (error instanceof StoreRefusal) return error.message;
  const what = error instanceof Error ? error.message : String(error);
  return `This went wrong on our side (${what}): look into the store what it has got, then run the release again.`;
}
