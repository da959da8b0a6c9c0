import { useEffect, useState } from 'preact/hooks';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import type { Counts } from '../../../diagnosis/redaction/secret.ts';
import type { BodyCut } from '../calls/body-store.ts';
import type { RecordedCall } from '../calls/call.ts';
import { usePanel } from '../panel-context.ts';
import { collectEntries, type MissingBody, type SentBodyComment } from './collect-entries.ts';

/** What to export. */
export interface ExportChoice {
  readonly calls: readonly RecordedCall[];
  readonly personal: 'keep' | 'replace';
}

/** The content of the file, once it is known. */
export type Preview =
  | { readonly step: 'reading'; readonly read: number }
  | { readonly step: 'replacing' }
  /** the background did not answer: nothing may be written */
  | { readonly step: 'no answer'; readonly again: () => void }
  | {
      readonly step: 'ready';
      readonly entries: readonly HarEntry[];
      readonly counts: Counts;
      /** number of response bodies that are lost */
      readonly missing: number;
      /** number of incomplete request bodies */
      readonly partial: number;
    };

type WordsFor = (why: MissingBody | SentBodyComment | BodyCut) => string;

const BEGIN: Preview = { step: 'reading', read: 0 };

/** Reads and redacts the chosen calls, again for every choice. The result is always that of the current choice. */
export function usePreview({ calls, personal }: ExportChoice, wordsFor: WordsFor): Preview {
  const { bodies, redact } = usePanel();
  const [known, setKnown] = useState<ExportChoice & { readonly preview: Preview }>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts are constant; `round` repeats the request.
  useEffect(() => {
    const working = new AbortController();
    const { signal } = working;
    const say = (preview: Preview) => !signal.aborted && setKnown({ calls, personal, preview });
    const onProgress = (read: number) => say({ step: 'reading', read });
    say(BEGIN);
    void (async () => {
      const collected = await collectEntries(calls, { bodies, wordsFor, onProgress, signal });
      if (signal.aborted) return;
      say({ step: 'replacing' });
      const redacted = await redact(collected.entries, { personal, signal });
      if (redacted) say({ ...collected, step: 'ready', entries: redacted.value, counts: redacted.counts });
      else say({ step: 'no answer', again: () => setRound((before) => before + 1) });
    })();
    return () => working.abort();
  }, [calls, personal, bodies, redact, round]);
  return known?.calls === calls && known.personal === personal ? known.preview : BEGIN;
}
