import { judgeSentBody, type NotWhole } from '../../../diagnosis/exchange/judge-sent-body.ts';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { type HarBody, harEntry } from '../../../diagnosis/har/har-entry.ts';
import { property } from '../../../read-foreign.ts';
import type { BodyCut, BodyStore, CallBody } from '../calls/body-store.ts';
import type { RecordedCall } from '../calls/call.ts';

/** Why a body is not in the file; each reason has a text. */
export type MissingBody = 'gone' | 'dropped' | 'broke off' | 'too much';

/** What a request's body text lacks or is; each case has a text. */
export type SentBodyComment = NotWhole | 'bytes';

export interface Collected {
  /** SECRET: with everything that was sent and received */
  readonly entries: readonly HarEntry[];
  /** number of missing response bodies */
  readonly missing: number;
  /** number of request bodies that DevTools do not show completely */
  readonly partial: number;
}

interface CollectParts {
  readonly bodies: Pick<BodyStore, 'read'>;
  /** the text in place of a body */
  readonly wordsFor: (why: MissingBody | SentBodyComment | BodyCut) => string;
  readonly onProgress: (read: number) => void;
  readonly signal: AbortSignal;
}

/** Bodies that are read at the same time. */
const AT_ONCE = 8;

/** Characters of all bodies: more would fit neither into memory nor into another program. */
const MOST_CHARACTERS = 100_000_000;

/** Reads calls with their bodies, a few at a time. Entries that are no web requests are left out. */
export async function collectEntries(
  calls: readonly RecordedCall[],
  { bodies, wordsFor, onProgress, signal }: CollectParts,
): Promise<Collected> {
  const entries: HarEntry[] = [];
  let missing = 0;
  let partial = 0;
  let room = MOST_CHARACTERS;

  function bodyOf(read: CallBody): HarBody {
    if (read.kind === 'none') return { kind: 'text', text: '' };
    if ('text' in read && read.text.length <= room) {
      room -= read.text.length;
      return { kind: read.kind, text: read.text, ...(read.cut && { comment: wordsFor(read.cut) }) };
    }
    missing += 1;
    return { kind: 'left out', comment: wordsFor('text' in read ? 'too much' : read.kind) };
  }

  function withComment(entry: HarEntry, foreign: unknown): HarEntry {
    const { request } = entry;
    const comment = commentOn(foreign);
    if (comment === null) return entry;
    if (comment !== 'bytes') partial += 1;
    const { mimeType = '', text = '' } = request.postData ?? {};
    return { ...entry, request: { ...request, postData: { mimeType, text, comment: wordsFor(comment) } } };
  }

  for (let at = 0; at < calls.length && !signal.aborted; at += AT_ONCE) {
    const some = calls.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map(({ key }) => bodies.read(key)));
    for (const [i, body] of read.entries()) {
      const entry = some[i]?.entry;
      const written = harEntry(entry, bodyOf(body));
      if (written) entries.push(withComment(written, entry));
    }
    onProgress(at + some.length);
  }
  return { entries, missing, partial };
}

/** null: the text is complete and as it was sent */
function commentOn(entry: unknown): SentBodyComment | null {
  const judged = judgeSentBody(property(entry, 'request'));
  if (judged.kind === 'not whole') return judged.because;
  return judged.kind === 'whole' && judged.encoding === 'latin1' ? 'bytes' : null;
}
