import {
  array,
  exactOptional,
  type GenericSchema,
  literal,
  maxLength,
  number,
  pipe,
  strictObject,
  string,
} from 'valibot';
import type { HarEntry } from '../diagnosis/har/har.ts';

/** The limit of one message; a large export sends several. */
const MOST_ENTRIES = 1000;

/** In characters, per body. */
const LONGEST_BODY = 20_000_000;

const pairs = () =>
  pipe(array(strictObject({ name: string(), value: string() })), maxLength(5000, 'too long'));

const body = () => pipe(string(), maxLength(LONGEST_BODY, 'too long'));

const request = () =>
  strictObject({
    method: string(),
    url: string(),
    httpVersion: string(),
    cookies: pairs(),
    headers: pairs(),
    queryString: pairs(),
    postData: exactOptional(
      strictObject({ mimeType: string(), text: body(), comment: exactOptional(string()) }),
    ),
    headersSize: number(),
    bodySize: number(),
  });

const response = () =>
  strictObject({
    status: number(),
    statusText: string(),
    httpVersion: string(),
    cookies: pairs(),
    headers: pairs(),
    content: strictObject({
      size: number(),
      mimeType: string(),
      text: exactOptional(body()),
      encoding: exactOptional(literal('base64')),
      comment: exactOptional(string()),
    }),
    redirectURL: string(),
    headersSize: number(),
    bodySize: number(),
  });

const timings = () =>
  strictObject({
    blocked: number(),
    dns: number(),
    connect: number(),
    ssl: number(),
    send: number(),
    wait: number(),
    receive: number(),
  });

/** HAR entries as made by `harEntry`. */
export const harEntriesSchema = (): GenericSchema<unknown, readonly HarEntry[]> =>
  pipe(
    array(
      strictObject({
        startedDateTime: string(),
        time: number(),
        request: request(),
        response: response(),
        cache: strictObject({}),
        timings: timings(),
        comment: exactOptional(string()),
      }),
    ),
    maxLength(MOST_ENTRIES, 'too long'),
  );
