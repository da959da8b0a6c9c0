import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { redactByNames } from '../../../diagnosis/redaction/redact-by-names.ts';

/** The worker's input. */
export interface NamesJob {
  readonly entries: readonly HarEntry[];
  readonly personal: 'keep' | 'replace';
}

addEventListener('message', ({ data: { entries, personal } }: MessageEvent<NamesJob>) => {
  postMessage(redactByNames(entries, personal));
});
