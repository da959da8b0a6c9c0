import { API_VERSION_HEADER } from '../../src/inventorum/versions.ts';
import type { Sandbox } from '../sandbox.ts';

/** An app's credentials as the token manager shows them. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  refreshToken: string;
  accessToken: string;
}

/** A client as third parties write it: fetch, a token that it refreshes on 401, and none of our code. */
export interface ApiClient {
  readonly credentials: ClientCredentials;
  /** number of refreshes so far */
  refreshes(): number;
  get<T>(path: string, version?: number): Promise<T>;
  /** `request` is method and path: 'PUT /products/7/' */
  send<T>(request: string, body: unknown, version?: number): Promise<{ status: number; body: T }>;
}

export function apiClient({ http }: Pick<Sandbox, 'http'>, credentials: ClientCredentials): ApiClient {
  let refreshes = 0;

  async function refresh(): Promise<void> {
    refreshes += 1;
    const basic = Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64');
    const answer = await fetch(`${http}/api/auth/token/`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: credentials.refreshToken }),
    });
    if (!answer.ok) throw new Error(`refresh failed: ${answer.status} ${await answer.text()}`);
    const tokens = (await answer.json()) as { access_token: string; refresh_token: string };
    credentials.accessToken = tokens.access_token;
    credentials.refreshToken = tokens.refresh_token;
  }

  async function call(path: string, init: RequestInit, version: number): Promise<Response> {
    const attempt = () =>
      fetch(`${http}/api${path}`, {
        ...init,
        headers: {
          ...init.headers,
          Authorization: `Bearer ${credentials.accessToken}`,
          [API_VERSION_HEADER]: String(version),
        },
      });
    const first = await attempt();
    if (first.status !== 401) return first;
    await refresh();
    return attempt();
  }

  return {
    credentials,
    refreshes: () => refreshes,
    get: async <T>(path: string, version = 12) => (await (await call(path, {}, version)).json()) as T,
    send: async <T>(request: string, body: unknown, version = 12) => {
      const [method = '', path = ''] = request.split(' ');
      const headers = { 'Content-Type': 'application/json' };
      const answer = await call(path, { method, headers, body: JSON.stringify(body) }, version);
      return { status: answer.status, body: (await answer.json()) as T };
    },
  };
}
