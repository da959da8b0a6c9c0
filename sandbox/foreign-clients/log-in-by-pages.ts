import type { Sandbox } from '../sandbox.ts';
import type { ClientCredentials } from './api-client.ts';

/** Logs in on the pages, creates an app, ticks scopes, and reads the values that a user would copy. */
export async function credentialsFromPages(
  sandbox: Sandbox,
  scopes: readonly string[],
): Promise<ClientCredentials> {
  const cookies = new Map<string, string>();
  const owner = sandbox.accounts[0]?.users[0];
  if (!owner) throw new Error('The seed has no owner.');

  async function go(
    path: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<{ path: string; html: string }> {
    const answer = await fetch(sandbox.http + path, {
      redirect: 'manual',
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    return location === null ? { path, html: await answer.text() } : go(location);
  }
  const csrf = (html: string) => /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';

  const login = await go('/apps/');
  const pin = await go('/login/', { csrf: csrf(login.html), email: owner.email, password: owner.password });
  const apps = await go('/pin/', { csrf: csrf(pin.html), pin: owner.pin });
  const app = await go('/apps/', { csrf: csrf(apps.html), name: 'Foreign client' });
  const ticked = Object.fromEntries(scopes.map((scope) => [`scope:${scope}`, 'on']));
  const { html } = await go(`${app.path}token-sets/`, { csrf: csrf(app.html), name: 'Nightly', ...ticked });
  const shown = (label: string) =>
    new RegExp(`^${label}: (\\S+)`, 'm').exec(html.replaceAll('<', '\n<').replaceAll('>', '>\n'))?.[1] ?? '';
  return {
    clientId: shown('Client ID'),
    clientSecret: shown('Client Secret'),
    accessToken: shown('Access Token'),
    refreshToken: shown('Refresh Token'),
  };
}
