import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import { piecesOf } from './pieces.ts';

/** Characters that the background reads at one go: in Firefox it shares its thread with the panel. */
export const LONGEST_PIECE = 200_000;

/** An entry without its long texts, and those in pieces that are entries too: the background reads nothing else. */
export interface Taken {
  readonly entry: HarEntry;
  readonly sent: readonly HarEntry[];
  readonly received: readonly HarEntry[];
}

/** Takes long bodies out of an entry. Base64 stays: it cannot be cut where no secret lies. */
export function takeLongTexts(entry: HarEntry): Taken {
  const { request, response } = entry;
  const sent = inPieces(request.postData?.text);
  const received = response.content.encoding ? [] : inPieces(response.content.text);
  return {
    entry: withTexts(entry, sent.length > 0 ? '' : null, received.length > 0 ? '' : null),
    sent,
    received,
  };
}

/** Puts the pieces back, as they came from the background. */
export function putBack({ entry, sent, received }: Taken): HarEntry {
  return withTexts(entry, joined(sent), joined(received));
}

function inPieces(text: string | undefined): readonly HarEntry[] {
  if (text === undefined || text.length <= LONGEST_PIECE) return [];
  return piecesOf(text, LONGEST_PIECE).flatMap(
    (piece) => harEntry({ request: { url: 'https://piece.invalid/' } }, { kind: 'text', text: piece }) ?? [],
  );
}

function joined(pieces: readonly HarEntry[]): string | null {
  if (pieces.length === 0) return null;
  return pieces.map(({ response }) => response.content.text ?? '').join('');
}

/** null: as it is */
function withTexts(entry: HarEntry, sent: string | null, received: string | null): HarEntry {
  const { request, response } = entry;
  return {
    ...entry,
    request: {
      ...request,
      ...(sent !== null && request.postData && { postData: { ...request.postData, text: sent } }),
    },
    response: {
      ...response,
      content: { ...response.content, ...(received !== null && { text: received }) },
    },
  };
}

/** Characters of an entry's bodies. */
export function bodyLength({ request, response }: HarEntry): number {
  return (request.postData?.text.length ?? 0) + (response.content.text?.length ?? 0);
}
