import type { HarEntry } from '../../../diagnosis/har/har.ts';

/** Characters of an entry's bodies. */
export function bodyLength({ request, response }: HarEntry): number {
  return (request.postData?.text.length ?? 0) + (response.content.text?.length ?? 0);
}
