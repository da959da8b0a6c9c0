import { plainEntry, readRecording } from '../../src/diagnosis/har/recording.ts';
import { parseCurlOutput } from './parse-curl-output.ts';

/** Recorded calls of any client, as entries that DevTools would give. SECRET. */
export interface ReadRecording {
  /** in the order in which they began */
  readonly entries: readonly unknown[];
  /** recorded by Firefox, whose DevTools cut long bodies */
  readonly byFirefox: boolean;
  /** only an answer: what was sent with its call is unknown */
  readonly answerOnly: boolean;
}

/** What a text without a recording is. */
export type NoRecording = 'no text' | 'broken JSON' | 'other JSON' | 'other text' | 'call missing';

/**
 * Reads a HAR, one entry of it, or what `curl -i` or `curl -v` printed. `call`: method and address of an answer that
 * names none; null: not given. Never throws.
 */
export function parseRecording(
  text: string,
  call: { readonly method: string; readonly url: string } | null,
): ReadRecording | NoRecording {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (trimmed === '') return 'no text';
  if (/^[[{]/.test(trimmed)) {
    const json = parseJson(trimmed);
    if (json !== undefined) return ofJson(json);
    // `curl -v` marks transferred bytes by braces, too.
  }
  const printed = parseCurlOutput(trimmed, call);
  if (typeof printed === 'object') return { entries: [printed.entry], byFirefox: false, ...printed.told };
  return printed === 'other text' && /^[[{]/.test(trimmed) ? 'broken JSON' : printed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Node's message quotes the text.
    return undefined;
  }
}

function ofJson(json: unknown): ReadRecording | NoRecording {
  const recording = readRecording(json);
  if (recording === null) return 'other JSON';
  return {
    entries: recording.entries.map((entry) => plainEntry(entry, recording)),
    byFirefox: recording.byFirefox,
    answerOnly: false,
  };
}
