import type { HarEntry } from '../../diagnosis/har/har.ts';
import { redactBody } from '../../diagnosis/redaction/names/redact-body.ts';
import { redactPairs } from '../../diagnosis/redaction/names/redact-pairs.ts';
import { secretField } from '../../diagnosis/redaction/names/secret-names.ts';
import type { Placeholders } from '../../diagnosis/redaction/placeholders.ts';
import { type Redacted, redactValuesInTurns } from '../../diagnosis/redaction/redact-values.ts';
import type { Secret } from '../../diagnosis/redaction/secret.ts';
import { type InjectionView, isSafeMethod, isWithheld, mayWrite } from '../../injection/injection-view.ts';
import { isBearerToken } from '../../inventorum/credential-syntax.ts';
import { canBeReached } from '../../inventorum/parse-environment-origin.ts';
import { API_VERSION_HEADER } from '../../inventorum/versions.ts';
import type { ReplayDraft, ReplayResult } from '../../messaging/protocol.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import { fingerprint, tailOf } from '../../oauth/fingerprint.ts';
import type { OwnCall } from '../../storage/public/own-calls.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import { replayAddress } from '../replay/replay-address.ts';
import { replayEntry } from '../replay/replay-entry.ts';
import { type ReplayRequest, type SendReplayParts, sendReplay } from '../replay/send-replay.ts';
import { expectFound } from './expect-found.ts';

export interface ReplayCommandParts extends SendReplayParts {
  readonly store: CredentialStore;
  readonly secrets: () => Promise<readonly Secret[]>;
  /** kept for the life of this background, so that all chunks of one export get the same placeholders */
  readonly names: Placeholders;
  readonly viewOf: (credentials: Credentials) => Promise<InjectionView>;
  readonly note: (call: Omit<OwnCall, 'id'>) => Promise<void>;
}

/** The commands on exchanges that a page has recorded. Whatever needs a secret is done here. */
export function replayCommands(
  parts: ReplayCommandParts,
): Pick<Handlers, 'exchanges.redact' | 'exchange.replay'> {
  return {
    async 'exchanges.redact'({ entries }) {
      const { value, counts } = await redacted(parts, entries);
      return { entries: value, counts };
    },
    'exchange.replay': (draft) => replay(parts, draft),
  };
}

async function redacted<T>({ secrets, names }: ReplayCommandParts, value: T): Promise<Redacted<T>> {
  return redactValuesInTurns(value, { secrets: await secrets(), names }, nextTurn);
}

/** In Firefox the background shares its thread with the panel. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Removes values under secret names, as in the notes of the extension's own calls. */
function withoutSecrets(url: string): string {
  const leftOut = { judge: secretField, put: () => '…' };
  return redactPairs(url, { ...leftOut, nested: (text) => redactBody(text, leftOut) });
}

async function replay(parts: ReplayCommandParts, draft: ReplayDraft): Promise<ReplayResult> {
  const request = await expectAllowed(parts, draft);
  const course = await sendReplay(parts, request);
  const { entry: unredacted, unknownCharset } = replayEntry(request, course);
  const { value: entry } = await redacted<HarEntry>(parts, unredacted);
  const { accessToken: token } = request;
  const accessToken = { fingerprint: await fingerprint(token), tail: tailOf(token) };
  await parts.note({
    kind: 'replay',
    at: course.startedAt,
    duration: entry.time,
    method: entry.request.method,
    url: withoutSecrets(entry.request.url),
    status: entry.response.status,
    outcome: course.outcome,
    apiVersion: draft.apiVersion,
    accessToken,
  });
  return {
    ...{ outcome: course.outcome, entry, cut: course.body.cut, accessToken },
    ...(unknownCharset && { unknownCharset }),
  };
}

/** Throws unless the request goes to the API of the token set's own environment, with the user's consent. */
async function expectAllowed(parts: ReplayCommandParts, draft: ReplayDraft): Promise<ReplayRequest> {
  const credentials = withoutDeleted(await parts.store.read());
  if (credentials.lock === 'locked') throw new ProblemError({ code: 'locked' });
  const tokenSet = expectFound(credentials.tokenSets, draft.tokenSetId);
  const app = expectFound(credentials.apps, tokenSet.appId);
  const view = await parts.viewOf(credentials);
  const environment = expectFound(view.environments, app.environmentId);
  const url = replayAddress(environment, draft.path);
  if (url === null) throw new ProblemError({ code: 'not the API' });
  if (!canBeReached(url)) throw new ProblemError({ code: 'not reachable' });
  if (isWithheld(view, environment)) throw new ProblemError({ code: 'no permission' });
  expectWriteAllowed(view, draft);
  const { accessToken } = tokenSet;
  if (accessToken === null || !isBearerToken(accessToken))
    throw new ProblemError({ code: 'no access token' });
  return {
    url,
    method: draft.method,
    headers: headersOf(draft),
    accessToken,
    body: draft.body?.text ?? null,
  };
}

function expectWriteAllowed(view: InjectionView, { method, tokenSetId, writeAgreed }: ReplayDraft): void {
  if (isSafeMethod(method)) return;
  if (!mayWrite(view, tokenSetId)) throw new ProblemError({ code: 'write guard' });
  if (!writeAgreed) throw new ProblemError({ code: 'refused' });
}

function headersOf({ apiVersion, body }: ReplayDraft): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(apiVersion !== null && { [API_VERSION_HEADER]: apiVersion }),
    ...(body && body.mimeType !== '' && { 'Content-Type': body.mimeType }),
  };
}
