import type { SandboxRequest } from '../../../sandbox/log/request-log.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { TOKEN_PATH } from '../../../src/inventorum/environment.ts';

/** Every received call of the token endpoint, oldest first. */
export function tokenRequests(sandbox: Sandbox): readonly SandboxRequest[] {
  return sandbox.requests.filter(({ path }) => path === TOKEN_PATH);
}

/** For a window or a process that opens on a busy machine. */
const LONGEST_WAY_MS = 30_000;

/** Waits for the first request with that path and query (`/api/products/?page=1`), including past ones. */
export function arrival(sandbox: Sandbox, target: string, method = 'GET'): Promise<SandboxRequest> {
  return sandbox.waitForRequest(
    (request) => request.method === method && request.path + request.query === target,
    LONGEST_WAY_MS,
  );
}

/** The value of the `Authorization` header, or null. */
export function authorization({ headers }: SandboxRequest): string | null {
  return headers['authorization'] ?? null;
}

/** The content of a Basic header by RFC 6749 section 2.3.1: both parts form-urlencoded. */
export function basicHeader(clientId: string, clientSecret: string): string {
  const [id, secret] = [clientId, clientSecret].map((text) =>
    new URLSearchParams([['', text]]).toString().slice(1),
  );
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}
