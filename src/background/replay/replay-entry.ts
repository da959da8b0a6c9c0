import type { HarContent, HarEntry, HarPair, HarResponse } from '../../diagnosis/har/har.ts';
import { type DecodedBody, decodeBody } from './decode-body.ts';
import type { ReplayCourse, ReplayRequest } from './send-replay.ts';

/** A replay as DevTools would report it. `unknownCharset`: its body was read as UTF-8 */
interface ReplayEntry {
  readonly entry: HarEntry;
  readonly unknownCharset: boolean;
}

/** A replay's entry, without `Authorization`. It may still echo a secret: the caller redacts it. */
export function replayEntry(request: ReplayRequest, course: ReplayCourse): ReplayEntry {
  const { body, response } = course;
  const type = response?.headers.get('content-type') ?? '';
  const decoded = decodeBody(body.bytes, type, body.cut ? 'beginning' : 'whole');
  return { entry: entryOf(request, course, decoded), unknownCharset: decoded.unknownCharset ?? false };
}

function entryOf(request: ReplayRequest, course: ReplayCourse, decoded: DecodedBody): HarEntry {
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
    response: responseOf(course, decoded),
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

function responseOf({ response, body }: ReplayCourse, decoded: DecodedBody): HarResponse {
  const mimeType = response?.headers.get('content-type') ?? '';
  return {
    status: response?.status ?? 0,
    statusText: response?.statusText ?? '',
    httpVersion: '',
    cookies: [],
    headers: pairs([...(response?.headers ?? [])]),
    content: contentOf(decoded, { size: body.bytes.length, mimeType }),
    redirectURL: '',
    headersSize: -1,
    bodySize: body.bytes.length,
  };
}

function contentOf({ text, base64 }: DecodedBody, known: HarContent): HarContent {
  return { ...known, text, ...(base64 && { encoding: 'base64' }) };
}

function pairs(entries: readonly (readonly [string, string])[]): readonly HarPair[] {
  return entries.map(([name, value]) => ({ name, value }));
}
