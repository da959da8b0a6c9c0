import type { SandboxDatabase } from '../database/open-database.ts';
import { readBasic } from '../oauth/client-authentication.ts';
import type { LoggedAnswer, SandboxRequest } from './request-log.ts';
import type { SecretNames } from './secret-names.ts';

const FIELDS = 'access_token|refresh_token|client_secret|password|pin';
const SECRET_VALUES = [
  new RegExp(`(?<=(?:^|[?&])(?:${FIELDS})=)[^&]*`, 'g'),
  new RegExp(`(?<="(?:${FIELDS})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(?=")`, 'g'),
];

/** Approximate characters that are shown of each text, so that a list of requests is always fast. */
const MOST_SHOWN = 16_384;
/** Characters that are read beyond the shown ones: the cut may split a secret, and half a secret is not recognised. */
const MARGIN = 4_096;

export interface Redaction {
  readonly database: SandboxDatabase;
  readonly secrets: SecretNames;
}

/** A request for other processes: known secrets are replaced by their labels, all others marked as unknown. */
export function redactRequest(redaction: Redaction, request: SandboxRequest): SandboxRequest {
  const { authorization, cookie, ...headers } = request.headers;
  const { secrets } = redaction;
  return {
    ...request,
    path: maskWords(secrets, request.path),
    query: maskText(secrets, request.query),
    headers: {
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, maskWords(secrets, value)]),
      ),
      ...(authorization === undefined ? {} : { authorization: maskAuthorization(redaction, authorization) }),
      ...(cookie === undefined ? {} : { cookie: '<cookies>' }),
    },
    body: maskText(secrets, request.body),
    answer: request.answer && maskAnswer(secrets, request.answer),
  };
}

function maskAnswer(secrets: SecretNames, { headers, body, cause }: LoggedAnswer): LoggedAnswer {
  const masked = Object.entries(headers).map(([name, value]) => {
    return [name, name === 'set-cookie' ? '<cookies>' : maskText(secrets, value)];
  });
  return { headers: Object.fromEntries(masked), body: body && maskText(secrets, body), cause };
}

function maskAuthorization({ database, secrets }: Redaction, header: string): string {
  const [scheme = '', value = ''] = header.split(/ +(.*)/s);
  if (scheme.toLowerCase() !== 'basic') return `${scheme} ${nameOf(secrets, value) ?? '<unknown>'}`;
  const app = readBasic(header)
    .map(({ id }) => database.query<{ label: string }>('SELECT label FROM app WHERE client_id = ?').get(id))
    .find((row) => row !== undefined);
  return app ? `Basic <client id and a secret of "${app.label}">` : 'Basic <unknown>';
}

/** First by field name: foreign secrets must not be passed on either. */
export function maskText(secrets: SecretNames, text: string): string {
  const name = (value: string) => nameOf(secrets, value) ?? '<unknown>';
  const isCut = text.length > MOST_SHOWN + MARGIN;
  const head = isCut ? text.slice(0, MOST_SHOWN + MARGIN) : text;
  const masked = maskWords(
    secrets,
    SECRET_VALUES.reduce((before, pattern) => before.replace(pattern, name), head),
  );
  return isCut ? `${masked.slice(0, -MARGIN)}… [${text.length} characters in all]` : masked;
}

/** Then by value, anywhere: our secrets have at least 30 letters and digits. */
function maskWords(secrets: SecretNames, text: string): string {
  return text.replace(/[A-Za-z0-9]{30,128}/g, (word) => nameOf(secrets, word) ?? word);
}

function nameOf(secrets: SecretNames, secret: string): string | undefined {
  const name = secrets(secret);
  return name && `<${name}>`;
}
