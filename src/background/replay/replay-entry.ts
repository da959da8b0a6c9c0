import type { HarContent, HarEntry, HarPair, HarResponse } from '../../diagnosis/har/har.ts';
import { binaryOf, utf8Of } from '../../diagnosis/redaction/binary.ts';
import type { ReplayCourse, ReplayRequest } from './send-replay.ts';

/** A replay as DevTools would report it, without `Authorization`. It may still echo a secret: the caller redacts it. */
export function replayEntry(request: ReplayRequest, course: ReplayCourse): HarEntry {
  const { method, url, headers, body } = request;
  return {
    startedDateTime: new Date(course.startedAt).toISOString(),
    time: course.wait + course.receive,
    request: {
      method,
      url,
      httpVersion: '',
      cookies: [],
      headers: pairs(Object.entries(headers)),
      queryString: pairs([...new URL(url).searchParams]),
      ...(body !== null && {
        postData: { mimeType: headers['Content-Type'] ?? '', text: body },
      }),
      headersSize: -1,
      bodySize: -1,
    },
    response: responseOf(course),
    cache: {},
    timings: {
      blocked: -1,
      dns: -1,
      connect: -1,
      ssl: -1,
      send: 0,
      wait: course.wait,
      receive: course.receive,
    },
  };
}

function responseOf({ response, body }: ReplayCourse): HarResponse {
  const mimeType = response?.headers.get('content-type') ?? '';
  return {
    status: response?.status ?? 0,
    statusText: response?.statusText ?? '',
    httpVersion: '',
    cookies: [],
    headers: pairs([...(response?.headers ?? [])]),
    content: contentOf(body.bytes, mimeType),
    redirectURL: '',
    headersSize: -1,
    bodySize: body.bytes.length,
  };
}

function contentOf(bytes: Uint8Array, mimeType: string): HarContent {
  const binary = binaryOf(bytes);
  const text = utf8Of(binary);
  const known = { size: bytes.length, mimeType };
  return text === undefined ? { ...known, text: btoa(binary), encoding: 'base64' } : { ...known, text };
}

function pairs(entries: readonly (readonly [string, string])[]): readonly HarPair[] {
  return entries.map(([name, value]) => ({ name, value }));
}
