import autocannon from 'autocannon';
import type { SandboxApp } from '../../sandbox/accounts/account.ts';
import { basic } from '../../sandbox/testing/test-client.ts';
import { ADDRESSES, writtenPath } from './addresses.ts';
import { processorSeconds } from './process-facts.ts';
import type { ServerProcess } from './server-process.ts';
import type { OurSandbox } from './subjects.ts';

/** The result of one side in one round. */
export interface Measure {
  readonly requestsPerSecond: number;
  /** ms */
  readonly p99: number;
  /** processor time of the server for a request, µs; NaN where the system does not tell it */
  readonly processorTime: number;
}

/** `duration` in seconds, or a number of requests in all. */
export type Load = { readonly connections: number } & (
  | { readonly duration: number }
  | { readonly amount: number }
);

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A connection of many reads a share of the addresses, so that all of them are read in a round. */
const SHARE = 200;

/** Reads all addresses in turn, and writes a product after every 100 reads. `url`: of the API */
export async function readMany(
  server: ServerProcess,
  url: string,
  token: string,
  load: Load,
): Promise<Measure> {
  let made = 0;
  return measure(server, {
    ...load,
    url,
    headers: { Authorization: `Bearer ${token}` },
    setupClient: (client) => {
      const start = Math.round((made * ADDRESSES.length) / load.connections);
      made += 1;
      client.setRequests(requestsFrom(start, load.connections === 1 ? ADDRESSES.length : SHARE, url));
    },
  });
}

function requestsFrom(start: number, count: number, url: string) {
  const base = new URL(url).pathname.replace(/\/$/, '');
  return Array.from({ length: count }, (_, index) => {
    const at = (start + index) % ADDRESSES.length;
    const read = { method: 'GET' as const, path: base + (ADDRESSES[at] ?? '') };
    return index % 100 < 99 ? [read] : [read, writeOf(base, at)];
  }).flat();
}

function writeOf(base: string, at: number) {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ description: `Written ${at}` });
  return { method: 'PUT' as const, path: base + writtenPath(at), headers, body };
}

/** Sends the same refresh token repeatedly, which the mock accepts, and reads each answer as a client must. */
export async function refreshAtMock(
  server: ServerProcess & { readonly url: string },
  load: Load,
): Promise<Measure> {
  return measure(server, {
    ...load,
    url: server.url,
    method: 'POST',
    headers: { ...FORM, Authorization: `Basic ${btoa('client:secret')}` },
    setupClient: (client) => {
      client.setBody(formOf('x'.repeat(30)));
      client.on('body', (body) => {
        client.setBody(formOf(refreshTokenOf(body).slice(0, 30).padEnd(30, 'x')));
      });
    },
  });
}

/** Every connection has its own token set, and always sends the refresh token of the previous answer. */
export async function refreshAtOurs(sandbox: OurSandbox, load: Load): Promise<Measure> {
  const app = legacyApp(sandbox);
  const tokens = await Promise.all(
    Array.from({ length: load.connections }, () => passwordGrant(sandbox, app)),
  );
  return measure(sandbox, {
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

/** A refused request is fast, so a round with any of them is invalid. */
async function measure(
  { child }: ServerProcess,
  options: Parameters<typeof autocannon>[0],
): Promise<Measure> {
  const before = processorSeconds(child.pid);
  const { errors, timeouts, non2xx, requests, latency } = await autocannon(options);
  if (errors + timeouts + non2xx > 0) {
    throw new Error(
      `${errors} errors, ${timeouts} time-outs and ${non2xx} refusals: this round measures nothing.`,
    );
  }
  const spent = processorSeconds(child.pid) - before;
  return {
    requestsPerSecond: requests.average,
    p99: latency.p99,
    processorTime: (spent / requests.total) * 1_000_000,
  };
}
