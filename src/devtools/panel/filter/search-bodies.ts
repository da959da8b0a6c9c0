import { property } from '../../../read-foreign.ts';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { searchable } from './filter.ts';

/** The calls with a text in a body that was sent or received, as far as they were searched. */
export interface BodyMatches {
  readonly has: (call: DiagnosedCall, text: string) => boolean;
  /** calls that were searched, and all; null: all were */
  readonly progress: { readonly done: number; readonly all: number } | null;
}

interface SearchParts {
  /** searchable */
  readonly texts: readonly string[];
  /** the current list */
  readonly calls: () => readonly DiagnosedCall[];
  /** reads a body and keeps nothing of it */
  readonly peek: (key: string) => Promise<CallBody>;
  readonly onMatches: (matches: BodyMatches) => void;
  readonly signal: AbortSignal;
}

/** Bodies that are asked for at the same time. */
const AT_ONCE = 8;

/** ms of work between two pauses for the page */
const TURN = 6;

/** ms between two reports, and before it looks for new calls */
const REPORT_AFTER = 300;

/** Characters that are searched in one go; each piece overlaps the one before by the longest filter. */
const PIECE = 200_000;
const OVERLAP = 2000;

/** Searches the bodies of all calls, the newest first, and those of later ones until `signal` aborts. */
export async function searchBodies({ texts, calls, peek, onMatches, signal }: SearchParts): Promise<void> {
  const found = new Map(texts.map((text) => [text, new Set<string>()]));
  const searched = new Set<string>();
  const pause = createPause();

  async function look(key: string, body: string): Promise<void> {
    for (let at = 0; at < body.length; at += PIECE) {
      const piece = searchable(body.slice(Math.max(0, at - OVERLAP), at + PIECE));
      for (const text of texts) if (piece.includes(text)) found.get(text)?.add(key);
      await pause();
    }
  }

  async function search({ key, source, entry }: DiagnosedCall): Promise<void> {
    searched.add(key);
    await look(key, sentText(entry));
    const received = source === 'own' ? null : await peek(key);
    if (received?.kind === 'text') await look(key, received.text);
  }

  function report(all: number): void {
    const done = Math.min(all, searched.size);
    const copied = new Map([...found].map(([text, keys]) => [text, new Set(keys)]));
    onMatches({
      has: ({ key }, text) => copied.get(text)?.has(key) === true,
      progress: done < all ? { done, all } : null,
    });
  }

  async function searchAll(left: readonly DiagnosedCall[], all: number): Promise<void> {
    let reportAt = performance.now() + REPORT_AFTER;
    for (let at = 0; at < left.length && !signal.aborted; at += AT_ONCE) {
      await Promise.all(left.slice(at, at + AT_ONCE).map(search));
      await pause();
      if (performance.now() < reportAt) continue;
      report(all);
      reportAt = performance.now() + REPORT_AFTER;
    }
    if (left.length > 0 && !signal.aborted) report(all);
  }

  while (!signal.aborted) {
    const all = calls();
    await searchAll(all.filter(({ key }) => !searched.has(key)).reverse(), all.length);
    await new Promise((resolve) => setTimeout(resolve, REPORT_AFTER));
  }
}

/** Waits only when a turn is over. */
function createPause(): () => Promise<void> {
  let end = performance.now() + TURN;
  return async () => {
    if (performance.now() < end) return;
    await new Promise((resolve) => setTimeout(resolve));
    end = performance.now() + TURN;
  };
}

function sentText(entry: unknown): string {
  const text = property(property(property(entry, 'request'), 'postData'), 'text');
  return typeof text === 'string' ? text : '';
}
