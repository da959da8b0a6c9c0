import { parseUrl } from '../../parse-url.ts';
import { listAt, numberAt, property, textAt } from '../../read-foreign.ts';
import type {
  HarContent,
  HarEntry,
  HarPair,
  HarPostData,
  HarRequest,
  HarResponse,
  HarTimings,
} from './har.ts';

/** A response body, if it was requested. `comment`: why there is none, or only its beginning. */
export type HarBody =
  | { readonly kind: 'text' | 'base64'; readonly text: string; readonly comment?: string }
  | { readonly kind: 'left out'; readonly comment: string };

/**
 * A browser's entry in the shape of HAR 1.2 with all required fields and no others (browsers add initiators, call
 * stacks and addresses of their own). Undefined: no web request.
 */
export function harEntry(entry: unknown, body: HarBody): HarEntry | undefined {
  const url = textAt(property(entry, 'request'), 'url');
  const startedAt = Date.parse(textAt(entry, 'startedDateTime'));
  if (parseUrl(url) === null) return undefined;
  return {
    startedDateTime: new Date(Number.isFinite(startedAt) ? startedAt : 0).toISOString(),
    time: Math.max(0, numberAt(entry, 'time', 0)),
    request: requestOf(property(entry, 'request'), url),
    response: responseOf(property(entry, 'response'), body),
    cache: {},
    timings: timingsOf(property(entry, 'timings')),
  };
}

function requestOf(request: unknown, url: string): HarRequest {
  const postData = postDataOf(property(request, 'postData'));
  return {
    method: textAt(request, 'method', 'GET'),
    url,
    httpVersion: textAt(request, 'httpVersion'),
    cookies: pairsAt(request, 'cookies'),
    headers: pairsAt(request, 'headers'),
    queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
    ...(postData && { postData }),
    headersSize: numberAt(request, 'headersSize'),
    bodySize: numberAt(request, 'bodySize'),
  };
}

function postDataOf(postData: unknown): HarPostData | undefined {
  if (typeof postData !== 'object' || postData === null) return undefined;
  return {
    mimeType: textAt(postData, 'mimeType'),
    text: textAt(postData, 'text'),
  };
}

function responseOf(response: unknown, body: HarBody): HarResponse {
  return {
    status: Math.max(0, numberAt(response, 'status', 0)),
    statusText: textAt(response, 'statusText'),
    httpVersion: textAt(response, 'httpVersion'),
    cookies: pairsAt(response, 'cookies'),
    headers: pairsAt(response, 'headers'),
    content: contentOf(property(response, 'content'), body),
    redirectURL: textAt(response, 'redirectURL'),
    headersSize: numberAt(response, 'headersSize'),
    bodySize: numberAt(response, 'bodySize'),
  };
}

function contentOf(content: unknown, body: HarBody): HarContent {
  const shown = { size: Math.max(0, numberAt(content, 'size', 0)), mimeType: textAt(content, 'mimeType') };
  const comment = body.comment === undefined ? {} : { comment: body.comment };
  switch (body.kind) {
    case 'text':
      return { ...shown, text: body.text, ...comment };
    case 'base64':
      return { ...shown, text: body.text, encoding: 'base64', ...comment };
    case 'left out':
      return { ...shown, ...comment };
  }
}

function timingsOf(timings: unknown): HarTimings {
  const optional = (name: string) => Math.max(-1, numberAt(timings, name));
  // These three are required and may not be -1.
  const required = (name: string) => Math.max(0, numberAt(timings, name, 0));
  return {
    blocked: optional('blocked'),
    dns: optional('dns'),
    connect: optional('connect'),
    ssl: optional('ssl'),
    send: required('send'),
    wait: required('wait'),
    receive: required('receive'),
  };
}

function pairsAt(message: unknown, name: string): readonly HarPair[] {
  return listAt(message, name).map((pair) => ({ name: textAt(pair, 'name'), value: textAt(pair, 'value') }));
}
