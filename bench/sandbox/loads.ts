import autocannon from 'autocannon';
import type { SandboxApp } from '../../sandbox/accounts/account.ts';
import { basic } from '../../sandbox/testing/test-client.ts';
import type { OurSandbox } from './subjects.ts';

/** The result of one side in one round. */
export interface Measure {
  readonly requestsPerSecond: number;
  /** ms */
  readonly p99: number;
}

export interface Load {
  readonly connections: number;
  /** seconds */
  readonly duration: number;
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** Reads one page of products with a bearer token. */
export async function readProducts(url: string, token: string, load: Load): Promise<Measure> {
  return judged(await autocannon({ ...load, url, headers: { Authorization: `Bearer ${token}` } }));
}

/** Sends the same refresh token repeatedly, which the mock accepts. */
export async function refreshAtMock(url: string, load: Load): Promise<Measure> {
  const headers = { ...FORM, Authorization: `Basic ${btoa('client:secret')}` };
  const body = formOf('x'.repeat(30));
  return judged(await autocannon({ ...load, url, method: 'POST', headers, body }));
}

/** Every connection has its own token set, and always sends the refresh token of the previous answer. */
export async function refreshAtOurs(sandbox: OurSandbox, load: Load): Promise<Measure> {
  const app = legacyApp(sandbox);
  const tokens = await Promise.all(
    Array.from({ length: load.connections }, () => passwordGrant(sandbox, app)),
  );
  const result = await autocannon({
    ...load,
    url: `${sandbox.http}/api/auth/token/`,
    method: 'POST',
    headers: { ...FORM, Authorization: basic(app) },
    setupClient: (client) => {
      client.setBody(formOf(tokens.pop() ?? ''));
      client.on('body', (body) => {
        client.setBody(formOf(refreshTokenOf(body)));
      });
    },
  });
  return judged(result);
}

function formOf(refreshToken: string): string {
  return `grant_type=refresh_token&refresh_token=${refreshToken}`;
}

function refreshTokenOf(body: Buffer): string {
  return (JSON.parse(body.toString()) as { refresh_token: string }).refresh_token;
}

function legacyApp({ accounts }: OurSandbox): SandboxApp {
  const app = accounts.flatMap(({ apps }) => apps).find(({ kind }) => kind === 'legacy');
  if (!app) throw new Error('The seed has no legacy app.');
  return app;
}

async function passwordGrant(sandbox: OurSandbox, app: SandboxApp): Promise<string> {
  const owner = sandbox.accounts[0]?.users[0];
  const fields = { grant_type: 'password', username: owner?.email ?? '', password: owner?.password ?? '' };
  const answer = await fetch(`${sandbox.http}/api/auth/token/`, {
    method: 'POST',
    headers: { Authorization: basic(app) },
    body: new URLSearchParams(fields),
  });
  return refreshTokenOf(Buffer.from(await answer.arrayBuffer()));
}

type Result = Awaited<ReturnType<typeof autocannon>>;

/** A refused request is fast, so a round with any of them is invalid. */
function judged({ errors, timeouts, non2xx, requests, latency }: Result): Measure {
  if (errors + timeouts + non2xx > 0) {
    throw new Error(
      `${errors} errors, ${timeouts} time-outs and ${non2xx} refusals: this round measures nothing.`,
    );
  }
  return { requestsPerSecond: requests.average, p99: latency.p99 };
}
