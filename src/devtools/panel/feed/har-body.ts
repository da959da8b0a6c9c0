import { property } from '../../../read-foreign.ts';

/** Bytes of the response body, unpacked, as a HAR 1.2 entry tells; null: not told (HAR writes -1). */
export function bodySizeOf(entry: unknown): number | null {
  const size = property(property(property(entry, 'response'), 'content'), 'size');
  return typeof size === 'number' && size >= 0 ? size : null;
}

/** A copy of the entry without the response body, so that only the body store holds bodies. */
export function withoutBody(entry: unknown): unknown {
  const response = property(entry, 'response');
  const content = property(response, 'content');
  const { text: _text, ...kept } = Object(content);
  const { getContent: _getContent, ...rest } = Object(entry);
  return { ...rest, response: { ...Object(response), content: kept } };
}
