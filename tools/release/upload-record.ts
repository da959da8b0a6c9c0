import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

/** Which package each store has already got, so that a second run does not send it again. */
export interface UploadRecord {
  /** whether the store has got these bytes */
  has(store: string, sha256: string): boolean;
  /** kept on the disk before it resolves */
  add(store: string, sha256: string): Promise<void>;
}

const Uploaded = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

/** @param folder where it is kept; it exists */
export async function readUploadRecord(folder: string): Promise<UploadRecord> {
  const file = path.join(folder, 'uploaded.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  let uploaded: Readonly<Record<string, string>> = v.parse(Uploaded, text);
  return {
    has: (store, sha256) => uploaded[store] === sha256,
    add: async (store, sha256) => {
      uploaded = { ...uploaded, [store]: sha256 };
      await writeFile(file, `${JSON.stringify(uploaded, null, 2)}\n`);
    },
  };
}
