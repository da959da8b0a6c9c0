import { parseAuthorization } from '../exchange/authorization.ts';
import type { HarEntry, HarPair } from '../har/har.ts';

/** A request as a program would make it. */
export interface CodeRequest {
  readonly method: string;
  readonly url: string;
  /** without `Authorization` where that is a bearer token */
  readonly headers: readonly HarPair[];
  /** null: none */
  readonly body: string | null;
  readonly bearer: boolean;
}

/** What stands for the access token: the name of an environment variable, or the token itself. SECRET then. */
export type Bearer = { readonly variable: string } | { readonly token: string };

export const TOKEN_VARIABLE = 'INVENTORUM_ACCESS_TOKEN';

/** What browsers add and programs do by themselves, or what only holds for this very connection. */
const OF_THE_BROWSER =
  /^(?::.*|sec-.*|host|connection|keep-alive|content-length|transfer-encoding|accept-encoding|accept-language|user-agent|origin|referer|cache-control|pragma|priority|te|dnt|upgrade-insecure-requests)$/i;

/** RFC 9110 section 5.6.2: what a header's name is made of. */
const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

/**
 * A request to write as code, of an entry that has come through redaction. `sentBearer`: it carried a bearer token,
 * even where the entry does not say so, as those of replays do not.
 */
export function codeRequest({ request }: HarEntry, sentBearer: boolean): CodeRequest {
  const bearer = sentBearer || request.headers.some(isBearer);
  const headers = request.headers.filter(
    (pair) =>
      !isBearer(pair) &&
      !OF_THE_BROWSER.test(pair.name) &&
      TOKEN.test(pair.name) &&
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no header may hold them, so no program sends them.
      !/[\u0000\r\n]/.test(pair.value),
  );
  return {
    method: TOKEN.test(request.method) ? request.method : 'GET',
    url: request.url,
    headers,
    body: request.postData?.text || null,
    bearer,
  };
}

/** A placeholder in the place of a token is a bearer token, too. */
function isBearer({ name, value }: HarPair): boolean {
  return name.toLowerCase() === 'authorization' && /^\s*bearer\s+\S/i.test(value);
}

/** SECRET: the access token that was really sent, of an entry as the browser gave it. Null: none. */
export function sentToken({ request }: HarEntry): string | null {
  const header = request.headers.find(isBearer)?.value ?? null;
  const parsed = parseAuthorization(header);
  return parsed.kind === 'bearer' ? parsed.token : null;
}
