import { createHash } from 'node:crypto';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { parseAuthorization } from '../../src/diagnosis/exchange/authorization.ts';
import { decodeHarEntry } from '../../src/diagnosis/exchange/decode-har.ts';
import type { Credential, Exchange } from '../../src/diagnosis/exchange/exchange.ts';
import type { HarEntry } from '../../src/diagnosis/har/har.ts';
import { harEntry } from '../../src/diagnosis/har/har-entry.ts';
import type { SavedTokenSet } from '../../src/diagnosis/knowledge.ts';
import { redactByNames } from '../../src/diagnosis/redaction/redact-by-names.ts';
import type { Diagnosis } from '../../src/diagnosis/verdict/verdict.ts';
import { parseScope } from '../../src/inventorum/scopes.ts';
import { tailOf } from '../../src/oauth/fingerprint.ts';
import { parseUrl } from '../../src/parse-url.ts';
import { type Redaction, redactRequest } from '../log/redact-request.ts';
import type { SandboxRequest } from '../log/request-log.ts';
import type { SandboxState } from '../sandbox-state.ts';

/** A logged request with the panel's verdict. No text of the exchange holds a secret. */
export interface DiagnosedRequest {
  readonly request: SandboxRequest;
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
}

/** There is no extension: nothing is sent by its rules. */
const NO_RULES = { sends: false, because: 'no token set' } as const;

/**
 * Diagnoses an answered request like the panel, for which every token set of the sandbox would be saved. `redaction`:
 * with the names of all secrets so far. The result has secrets in `request` alone.
 */
export function diagnoseRequest(
  state: SandboxState,
  request: SandboxRequest,
  redaction: Redaction,
): DiagnosedRequest {
  const exchange = exchangeOf(request, redaction);
  const { origin } = new URL(exchange.asked.url);
  const cause = request.answer?.cause;
  const granted = cause?.kind === 'scope' ? parseScope(cause.granted) : null;
  const tokenSets = knownTokenSets(state, request.headers['authorization']).map((set) =>
    set.label === request.tokenSet && granted ? { ...set, scope: granted } : set,
  );
  const diagnosis = diagnose(exchange, {
    environment: { id: origin, name: origin, origin },
    ...{
      tokenSets,
      elsewhere: [],
      chosenId: null,
      allowedOrigins: [],
      explanation: NO_RULES,
      letRead: false,
    },
    ...{ recognised: null, learned: new Map(), startTimes: startTimesOf(state, request) },
  });
  return { request, exchange, diagnosis };
}

/** The request as a recorded one. Secrets are replaced first, but for the token, which is only identified. */
function exchangeOf(request: SandboxRequest, redaction: Redaction): Exchange {
  const { answer } = request;
  const entry = recordedEntry(redactRequest(redaction, request));
  const { authorization } = request.headers;
  const token = authorization === undefined ? [] : [{ name: 'authorization', value: authorization }];
  const headers = [...entry.request.headers, ...token];
  const decoded = decodeHarEntry({ ...entry, request: { ...entry.request, headers } }, { tabId: 0 });
  if (!decoded) throw new Error('A recorded request can be decoded.');
  const { exchange } = decoded;
  const mayBeError = exchange.status >= 400 || exchange.contentType === 'text/html';
  const isKept = answer !== null && answer.body !== null;
  return {
    ...exchange,
    ...{ pathname: shortened(exchange.pathname), search: shortened(exchange.search) },
    credential: credentialOf(decoded.authorization),
    body: mayBeError && isKept ? (entry.response.content.text ?? '') : null,
  };
}

/** In the form of DevTools. `masked`: without the secrets of the sandbox; others are replaced by their names. */
function recordedEntry(masked: SandboxRequest): HarEntry {
  const { method, via, path, query, body, answer, status } = masked;
  const host = parseUrl(`http://${masked.host}`)?.host ?? 'localhost';
  const { authorization: _, ...sent } = masked.headers;
  const type = sent['content-type'] ?? '';
  const request = {
    ...{ method, url: `${via}://${host}${path}${query}`, headers: pairsOf({ ...sent, host }) },
    ...(body !== '' && { postData: { mimeType: type, text: body } }),
  };
  const response = { status: status ?? 0, headers: pairsOf(answer?.headers ?? {}) };
  const startedDateTime = new Date(masked.at).toISOString();
  const kept = { kind: 'text', text: answer?.body ?? '' } as const;
  const recorded = harEntry({ startedDateTime, time: 0, request, response }, kept);
  if (!recorded) throw new Error('A request has an address.');
  return redactByNames([recorded], 'keep').value[0] ?? recorded;
}

function pairsOf(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** In an address `…` replaces what is hidden. */
function shortened(part: string): string {
  return part.replace(/%3C(?:(?!%3E)[^/?&])*%3E/gi, '…').replace(/%5B[a-z]+(?:%20[a-z]+)*%20\d+%5D/gi, '…');
}

function credentialOf(authorization: string | null): Credential {
  const parsed = parseAuthorization(authorization);
  if (parsed.kind !== 'bearer') return parsed;
  return { kind: 'bearer', fingerprint: fingerprintOf(parsed.token), tail: tailOf(parsed.token) };
}

/** Like src/oauth/fingerprint.ts, but at once: an assertion cannot wait. */
function fingerprintOf(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 16);
}

interface TokenSetRow {
  readonly id: number;
  readonly label: string;
  readonly scope: string;
  readonly appLabel: string;
  readonly kind: SavedTokenSet['app']['kind'];
  readonly clientId: string;
}

interface TokenRow {
  readonly token: string;
  readonly from: number;
  readonly expiresAt: number;
  readonly endedAt: number | null;
}

/** Of each token set only the newest tokens are asked for, and the one that was sent, with those around it. */
function knownTokenSets(
  { database, now }: SandboxState,
  authorization: string | undefined,
): readonly SavedTokenSet[] {
  const parsed = parseAuthorization(authorization ?? null);
  const sent = parsed.kind === 'bearer' ? parsed.token : '';
  const sets = database.query<TokenSetRow>(
    `SELECT s.id, s.label, s.scope, a.label AS appLabel, a.kind, a.client_id AS clientId
     FROM token_set s JOIN app a ON a.id = s.app_id ORDER BY s.id`,
  );
  const tokens = database.query<TokenRow>(
    `SELECT access_token AS token, issued_at AS "from", expires_at AS expiresAt, ended_at AS endedAt FROM token_pair
     WHERE token_set_id = ? AND (generation >= (SELECT max(generation) FROM token_pair WHERE token_set_id = ?)
       OR generation BETWEEN (SELECT generation FROM token_pair WHERE access_token = ?)
         AND (SELECT generation + 1 FROM token_pair WHERE access_token = ?))
     ORDER BY rowid DESC`,
  );
  return sets.all().map(({ id, label, scope, appLabel, kind, clientId }) => {
    const rows = tokens.all(id, id, sent, sent);
    return {
      ...{ id: String(id), label, app: { label: appLabel, kind, clientId }, scope: parseScope(scope) },
      live: rows.some(({ endedAt, expiresAt }) => endedAt === null && expiresAt > now()),
      lacks: null,
      marks: rows.map(({ token, from, expiresAt }) => ({
        fingerprint: fingerprintOf(token),
        from,
        expiresAt,
      })),
    };
  });
}

const SECOND_MS = 1000;

/** Only the meaning of a 429 depends on other calls. */
function startTimesOf({ log }: SandboxState, { id, at, status, headers }: SandboxRequest): readonly number[] {
  if (status !== 429) return [];
  return log
    .entries()
    .filter((other) => other.id <= id && other.at > at - SECOND_MS && other.at <= at)
    .filter((other) => other.headers['authorization'] === headers['authorization'])
    .map((other) => other.at);
}
