import { asCurl } from '../../../diagnosis/code/as-curl.ts';
import { asFetch } from '../../../diagnosis/code/as-fetch.ts';
import { asHttpFile } from '../../../diagnosis/code/as-http-file.ts';
import { asHttpie } from '../../../diagnosis/code/as-httpie.ts';
import { asPowerShell } from '../../../diagnosis/code/as-powershell.ts';
import { asPython } from '../../../diagnosis/code/as-python.ts';
import {
  type Bearer,
  type CodeRequest,
  codeRequest,
  TOKEN_VARIABLE,
} from '../../../diagnosis/code/code-request.ts';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import type { CodeAs } from '../panel-context.ts';

/** Every format, in the order of their buttons. The names are the same in every language. */
export const CODE_WRITERS: Readonly<
  Record<CodeAs, { readonly name: string; readonly write: (request: CodeRequest, token: Bearer) => string }>
> = {
  curl: { name: 'cURL', write: asCurl },
  httpie: { name: 'HTTPie', write: asHttpie },
  powershell: { name: 'PowerShell', write: asPowerShell },
  fetch: { name: 'fetch', write: asFetch },
  python: { name: 'Python', write: asPython },
  http: { name: '.http', write: asHttpFile },
};

/**
 * A request as code, with a variable in place of the token and without cookies.
 * @param entry the call without secrets
 */
export function codeWithoutSecrets(call: DiagnosedCall, entry: HarEntry, format: CodeAs): string {
  const request = codeRequest(
    { shown: entry, sent: sentEntry(call.entry) ?? entry },
    { sentBearer: call.exchange.credential.kind === 'bearer', cookies: 'left out' },
  );
  return CODE_WRITERS[format].write(request, { variable: TOKEN_VARIABLE });
}

/** SECRET: as the browser gave it. */
export function sentEntry(entry: unknown): HarEntry | undefined {
  return harEntry(entry, { kind: 'left out', comment: '' });
}
