import { SHORE_APPS_PAGE } from '../../src/inventorum/contacts.ts';
import { PRODUCTION, TOKEN_PATH } from '../../src/inventorum/environment.ts';

interface PastedToken {
  readonly accessToken: string;
  readonly refreshToken: string;
}

interface PastedApp {
  readonly label: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** An app and one of its tokens as one text, which pastes whole into the extension's form. `address`: of the page. */
export function pasteText(address: string, app: PastedApp, token: PastedToken): string {
  return [
    `App: ${app.label.replace(/\s+/g, ' ')}`,
    `Token URL: ${apiOrigin(address)}${TOKEN_PATH}`,
    `Client ID: ${app.clientId}`,
    `Client Secret: ${app.clientSecret}`,
    `Access Token: ${token.accessToken}`,
    `Refresh Token: ${token.refreshToken}`,
  ].join('\n');
}

/** The API is at the host of the page, but for the dashboard's own host, which is that of production. */
function apiOrigin(address: string): string {
  const { host, origin } = new URL(address);
  return host === new URL(SHORE_APPS_PAGE).host ? PRODUCTION.origin : origin;
}
