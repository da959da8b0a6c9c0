import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { parseUrl } from '../../../parse-url.ts';
import { property } from '../../../read-foreign.ts';
import type { RecordedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';

/** A call without secrets, as it is kept while DevTools are closed. */
interface KeptCall {
  readonly call: Omit<RecordedCall, 'key' | 'entry' | 'copy'>;
  /** redacted; with the body of an error */
  readonly entry: HarEntry;
}

/**
 * The text of a redacted call. Null: its address is none any more, because a secret was in the host.
 * @param entry the call's entry after redaction
 */
export function keptText(
  { source, exchange, explanation, letRead, size, pinned }: RecordedCall,
  entry: HarEntry,
): string | null {
  const { asked } = exchange;
  if (parseUrl(entry.request.url)?.origin !== parseUrl(asked.url)?.origin) return null;
  const shown = { ...exchange, asked: { ...asked, url: entry.request.url } };
  const call = {
    ...{ source, exchange: shown, explanation, size },
    ...(letRead !== undefined && { letRead }),
    ...(pinned && { pinned }),
  };
  return JSON.stringify({ call, entry });
}

/** The call of a kept text, and the text of its body; null: there is none. */
export function callOfText(
  text: string,
  key: string,
): { readonly call: RecordedCall; readonly body: string | null } {
  // Only our own code writes it, so its shape is trusted.
  const { call, entry }: KeptCall = JSON.parse(text);
  const { text: body = null, ...content } = entry.response.content;
  const kept = { ...entry, response: { ...entry.response, content } };
  return {
    call: { ...call, key, copy: 'kept', entry: kept, exchange: asShown(call.exchange) },
    body: property(entry.response.content, 'encoding') === 'base64' ? null : body,
  };
}
