import type { ReplayResult } from '../../../../messaging/protocol.ts';
import { property } from '../../../../read-foreign.ts';
import type { RecordedCall } from '../../feed/call.ts';
import { type ReadingParts, readCall } from '../../feed/read-call.ts';

/** How one of our calls ended that has no answer, as a browser would tell it (`response._error`). */
export const NET_ERROR: Readonly<Record<ReplayResult['outcome'], string | null>> = {
  answered: null,
  redirected: 'REDIRECT_NOT_FOLLOWED',
  timeout: 'TIMED_OUT',
  network: null,
};

/** A replay as a call of the list, its body in the body store; undefined: its environment is gone. */
export async function readReplay(
  { outcome, entry, accessToken }: ReplayResult,
  parts: ReadingParts,
): Promise<Omit<RecordedCall, 'explanation'> | undefined> {
  const { text = '', encoding } = entry.response.content;
  const body = async () => ({ text, base64: encoding === 'base64' });
  const read = await readCall({ entry: withNetError(entry, NET_ERROR[outcome]), body }, parts);
  if (!read) return undefined;
  // The entry has no `Authorization`: the background names the token instead.
  const credential = { kind: 'bearer', ...accessToken } as const;
  return { ...read, source: 'replay', exchange: { ...read.exchange, credential } };
}

function withNetError(entry: unknown, netError: string | null): unknown {
  if (netError === null) return entry;
  return { ...Object(entry), response: { ...Object(property(entry, 'response')), _error: netError } };
}
