import type { SandboxApp, SandboxTokenSet } from '../accounts/account.ts';
import type { SandboxControls } from '../sandbox.ts';

/** Reaches a sandbox over real HTTP, or by calling its handler. */
export type TestFetch = (path: string, init?: RequestInit) => Promise<Response>;

export interface ReceivedTokens {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly scope: string;
}

export interface TestClient {
  app(label: string): SandboxApp;
  tokenSet(label: string): SandboxTokenSet;
  /** a call with the newest access token of a token set; a body that is no string is sent as JSON */
  call(
    tokenSet: string,
    path: string,
    init?: { method?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
  /** a token request with these fields and the app's Basic header */
  token(app: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  /** a refresh with this refresh token, or with the newest of the token set */
  refresh(tokenSet: string, refreshToken?: string): Promise<Response>;
}

export function testClient(sandbox: SandboxControls, send: TestFetch): TestClient {
  const apps = () => sandbox.accounts.flatMap((account) => account.apps);
  const found = <T>(value: T | undefined, label: string): T => {
    if (value === undefined) throw new Error(`The seed has no "${label}".`);
    return value;
  };
  const app = (label: string) =>
    found(
      apps().find((each) => each.label === label),
      label,
    );
  const tokenSet = (label: string) =>
    found(
      apps()
        .flatMap((each) => each.tokenSets)
        .find((each) => each.label === label),
      label,
    );
  const token: TestClient['token'] = (label, fields) =>
    send('/api/auth/token/', {
      method: 'POST',
      headers: { Authorization: basic(app(label)), 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  return {
    app,
    tokenSet,
    token,
    call: (label, path, { method = 'GET', body, headers } = {}) =>
      send(path, {
        method,
        headers: {
          Authorization: `Bearer ${tokenSet(label).accessToken}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    refresh: (label, refreshToken = tokenSet(label).refreshToken) => {
      const owner = apps().find((each) => each.tokenSets.some((set) => set.label === label));
      return token(found(owner, label).label, { grant_type: 'refresh_token', refresh_token: refreshToken });
    },
  };
}

export function basic({ clientId, clientSecret }: Pick<SandboxApp, 'clientId' | 'clientSecret'>): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

/** The body of an answer with a known shape. */
export async function json<T>(response: Response | Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}
