import type { SandboxApp } from '../../sandbox/accounts/account.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { createBodyStore } from '../../src/devtools/panel/calls/body-store.ts';
import type { DiagnosedCall, RecordedCall } from '../../src/devtools/panel/calls/call.ts';
import { createDiagnosedLog } from '../../src/devtools/panel/calls/diagnosed-log.ts';
import { createKnownFor, createLearnedFor } from '../../src/devtools/panel/calls/knowledge.ts';
import { readCall } from '../../src/devtools/panel/calls/read-call.ts';
import { asShown } from '../../src/devtools/panel/calls/redact-exchange.ts';
import type { Exchange } from '../../src/diagnosis/exchange/exchange.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../src/injection/policy.ts';
import type { Environment } from '../../src/inventorum/environment.ts';
import { parseScope } from '../../src/inventorum/scopes.ts';
import { fingerprint } from '../../src/oauth/fingerprint.ts';
import type { InjectionFacts } from '../../src/storage/public/injection-facts.ts';
import type { AppStatus } from '../../src/storage/public/status.ts';
import { appStatus, tokenSetStatus } from '../../src/ui/fixtures/status.ts';
import { PRODUCTION_HELD } from '../fakes/browser-facts.ts';
import type { SessionStep } from './draw-calls.ts';

/** The sandbox as an environment of the extension. */
export function environmentOf({ http }: Sandbox): Environment {
  return { id: 'sandbox', name: 'Sandbox', origin: http };
}

/** What the extension knows of the sandbox. */
type Saved = 'all saved' | 'nothing saved';

/** A call that was made, and the text of its answer. */
interface MadeCall {
  /** HAR 1.2, without the body of the answer */
  readonly entry: unknown;
  readonly text: string;
}

/** The panel's list for these calls: made over real HTTP, read and diagnosed like there. */
export async function recordSession(
  sandbox: Sandbox,
  steps: readonly SessionStep[],
): Promise<readonly DiagnosedCall[]> {
  return listSession(sandbox, await makeCalls(sandbox, steps), 'all saved');
}

/** Makes these calls over real HTTP, one after the other. */
export async function makeCalls(
  sandbox: Sandbox,
  steps: readonly SessionStep[],
): Promise<readonly MadeCall[]> {
  const made: MadeCall[] = [];
  for (const step of steps) made.push(await makeCall(sandbox, step, made.length));
  return made;
}

/** The panel's list for calls that were made, read and diagnosed like there. */
export async function listSession(
  sandbox: Sandbox,
  made: readonly MadeCall[],
  saved: Saved,
): Promise<readonly DiagnosedCall[]> {
  const because = saved === 'all saved' ? 'switched off' : 'no token set';
  const explanation = { sends: false, because } as const;
  const recorded: RecordedCall[] = [];
  for (const call of made) {
    const read = await readMade(sandbox, call);
    recorded.push({ ...read, key: String(recorded.length), source: 'page', explanation });
  }
  const now = Date.now();
  const apps = saved === 'all saved' ? await appsOf(sandbox) : [];
  const facts: InjectionFacts = {
    ...{ policy: DEFAULT_POLICY, session: DEFAULT_SESSION_POLICY, browser: PRODUCTION_HELD },
    environments: [environmentOf(sandbox)],
    status: { writtenAt: now, lock: 'open', apps, pendingDeletions: [], recovery: null },
  };
  const knownFor = createKnownFor()(facts, createLearnedFor()([]), now);
  return createDiagnosedLog().update(recorded, knownFor, () => false).calls;
}

async function makeCall(
  sandbox: Sandbox,
  { tokenSet, method, path }: SessionStep,
  index: number,
): Promise<MadeCall> {
  const token = appsIn(sandbox)
    .flatMap(({ tokenSets }) => tokenSets)
    .find(({ label }) => label === tokenSet)?.accessToken;
  const headers: Record<string, string> = { 'X-Api-Version': '12' };
  if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
  const writes = method === 'POST' || method === 'PUT';
  if (writes) headers['Content-Type'] = 'application/json';
  const init = { method, headers, redirect: 'manual' } as const;
  const answer = await fetch(sandbox.http + path, writes ? { ...init, body: '{"name":"Tea"}' } : init);
  const text = await answer.text();
  const entry = {
    startedDateTime: new Date(Date.now() + index).toISOString(),
    time: 1,
    request: {
      method,
      url: sandbox.http + path,
      headers: listOf(Object.entries({ Host: new URL(sandbox.http).host, ...headers })),
    },
    response: { status: answer.status, headers: listOf([...answer.headers]) },
  };
  return { entry, text };
}

async function readMade(sandbox: Sandbox, { entry, text }: MadeCall) {
  const reading = {
    environments: [environmentOf(sandbox)],
    tabId: 1,
    fingerprint,
    bodies: createBodyStore(),
    redactExchange: async (exchange: Exchange) => asShown(exchange),
  };
  const read = await readCall({ entry, body: async () => ({ text, base64: false }) }, reading);
  if (!read) throw new Error('A call was not read as one of the API.');
  return read;
}

function listOf(headers: readonly (readonly [string, string])[]) {
  return headers.map(([name, value]) => ({ name, value }));
}

function appsIn({ accounts }: Sandbox): readonly SandboxApp[] {
  return accounts.flatMap(({ apps }) => apps);
}

/** The apps in the extension's public status. */
async function appsOf(sandbox: Sandbox): Promise<readonly AppStatus[]> {
  return Promise.all(
    appsIn(sandbox).map(async ({ label, kind, clientId, tokenSets }) =>
      appStatus({
        ...{ id: label, label, kind, clientId, environmentId: 'sandbox' },
        tokenSets: await Promise.all(
          tokenSets.map(async (set) => {
            const mark = { fingerprint: await fingerprint(set.accessToken), from: 0, expiresAt: null };
            return tokenSetStatus({
              ...{ id: set.label, label: set.label, scope: parseScope(set.scope), marks: [mark] },
            });
          }),
        ),
      }),
    ),
  );
}
