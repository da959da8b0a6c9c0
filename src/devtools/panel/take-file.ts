import { type Call, carryOut } from '../../messaging/carry-out.ts';
import type { SessionSource } from './sessions/use-session-calls.ts';

interface TakeParts {
  readonly call: Call;
  /** Shows a file as a session, which says itself if it is none. */
  readonly open: (session: SessionSource) => void;
}

/** Bytes; the background takes no longer text. */
const MOST_BYTES = 2_000_000;

/** How a HAR begins, whatever its file is called. */
const HAR = /^[\ufeff\s]{0,100}\{\s{0,100}"log"\s{0,100}:/;

/** A file that is dropped or chosen: its credentials go to the form in a tab, and any other file is opened as a session. */
export async function takeFile(file: File, { call, open }: TakeParts): Promise<void> {
  const text = await credentialsIn(file);
  const taken = text !== null && (await carryOut(call, 'selection.keep', { text })).ok;
  if (!taken) open({ name: file.name, file });
}

/** The text of a file with credentials. SECRET. Null: it has none, or cannot be read. */
async function credentialsIn(file: File): Promise<string | null> {
  if (/\.har$/i.test(file.name) || file.size > MOST_BYTES) return null;
  const text = await file.text().catch(() => '');
  if (HAR.test(text)) return null;
  // Loaded on demand, because only such a file needs the readers.
  const { readPaste } = await import('../../import/read-paste.ts');
  const { drafts, refusals } = await readPaste([{ text, name: file.name }]);
  // The form explains what was recognised and refused.
  return drafts.length > 0 || refusals.some(({ code }) => code !== 'nothing found') ? text : null;
}
