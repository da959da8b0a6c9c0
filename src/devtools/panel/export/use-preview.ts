import { useEffect, useState } from 'preact/hooks';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import type { Counts } from '../../../diagnosis/redaction/secret.ts';
import type { RecordedCall } from '../calls/call.ts';
import { usePanel } from '../panel-context.ts';
import { collectEntries, type MissingBody, type SentBodyComment } from './collect-entries.ts';

/** What is to be written. */
export interface ExportChoice {
  readonly calls: readonly RecordedCall[];
  readonly personal: 'keep' | 'replace';
}

/** What would be written, once it is known. */
export type Preview =
  | { readonly step: 'reading'; readonly read: number }
  | { readonly step: 'replacing' }
  /** the background did not answer: nothing may be written */
  | { readonly step: 'no answer'; readonly again: () => void }
  | {
      readonly step: 'ready';
      readonly entries: readonly HarEntry[];
      readonly counts: Counts;
      /** response bodies that nobody has any more */
      readonly missing: number;
      /** request bodies of which only a part is there */
      readonly partial: number;
    };

type WordsFor = (why: MissingBody | SentBodyComment) => string;

const BEGIN: Preview = { step: 'reading', read: 0 };

/** Reads and redacts what was chosen; with another choice, anew. What it says is always of the present choice. */
export function usePreview({ calls, personal }: ExportChoice, wordsFor: WordsFor): Preview {
  const { bodies, redact } = usePanel();
  const [known, setKnown] = useState<ExportChoice & { readonly preview: Preview }>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words stay; `round` asks once more.
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
