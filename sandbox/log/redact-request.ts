import type { SandboxDatabase } from '../database/open-database.ts';
import { readBasic } from '../oauth/client-authentication.ts';
import type { SandboxRequest } from './request-log.ts';

const FIELDS = 'access_token|refresh_token|client_secret|password|pin';
const SECRET_VALUES = [
  new RegExp(`(?<=(?:^|[?&])(?:${FIELDS})=)[^&]*`, 'g'),
  new RegExp(`(?<="(?:${FIELDS})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(?=")`, 'g'),
];

/** A request for other processes: every secret we know by its label, every other secret as unknown. */
export function redactRequest(database: SandboxDatabase, request: SandboxRequest): SandboxRequest {
  const { authorization, cookie, ...headers } = request.headers;
  return {
    ...request,
    path: maskWords(database, request.path),
    query: maskText(database, request.query),
    headers: {
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, maskWords(database, value)]),
      ),
      ...(authorization === undefined ? {} : { authorization: maskAuthorization(database, authorization) }),
      ...(cookie === undefined ? {} : { cookie: '<cookies>' }),
    },
    body: maskText(database, request.body),
  };
}

function maskAuthorization(database: SandboxDatabase, header: string): string {
  const [scheme = '', value = ''] = header.split(/ +(.*)/s);
  if (scheme.toLowerCase() !== 'basic') return `${scheme} ${nameOf(database, value) ?? '<unknown>'}`;
  const app = readBasic(header)
    .map(({ id }) => database.query<{ label: string }>('SELECT label FROM app WHERE client_id = ?').get(id))
    .find((row) => row !== undefined);
  return app ? `Basic <client id and a secret of "${app.label}">` : 'Basic <unknown>';
}

/** By field name first: also a secret that is not ours must not go on. */
function maskText(database: SandboxDatabase, text: string): string {
  const name = (value: string) => nameOf(database, value) ?? '<unknown>';
  return maskWords(
    database,
    SECRET_VALUES.reduce((masked, pattern) => masked.replace(pattern, name), text),
  );
}

/** Then by value, wherever it stands: our secrets are at least 30 letters and digits. */
function maskWords(database: SandboxDatabase, text: string): string {
  return text.replace(/[A-Za-z0-9]{30,128}/g, (word) => nameOf(database, word) ?? word);
}

function nameOf(database: SandboxDatabase, secret: string): string | undefined {
  for (const kind of ['access', 'refresh'] as const) {
    const select = database.query<{ label: string; generation: number }>(
      `SELECT s.label, t.generation FROM ${kind}_token t JOIN token_set s ON s.id = t.token_set_id WHERE t.token = ?`,
    );
    const row = select.get(secret);
    if (row) return `<${kind} token ${row.generation} of "${row.label}">`;
  }
  const app = database.query<{ label: string }>('SELECT label FROM app WHERE client_secret = ?').get(secret);
  return app && `<client secret of "${app.label}">`;
}
