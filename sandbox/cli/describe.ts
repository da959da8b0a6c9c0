import type { SandboxAccount } from '../accounts/account.ts';
import { pasteText } from '../pages/paste-text.ts';
import type { Sandbox } from '../sandbox.ts';

/** The output of `--json`: the sandbox's addresses and all credentials. SECRET. */
export function describeAsJson({ http, https, control, accounts }: Sandbox): string {
  return JSON.stringify({ http, https, control, accounts });
}

/**
 * The output of `--env`: lines of a shell for the first token set. Addresses, ids and tokens hold no quote and no blank.
 * SECRET.
 */
export function describeAsEnv({ http, control, accounts }: Sandbox): string {
  const app = accounts[0]?.apps[0];
  const set = app?.tokenSets[0];
  const values = {
    INVENTORUM_URL: http,
    INVENTORUM_CONTROL_URL: control,
    INVENTORUM_CLIENT_ID: app?.clientId ?? '',
    INVENTORUM_CLIENT_SECRET: app?.clientSecret ?? '',
    INVENTORUM_ACCESS_TOKEN: set?.accessToken ?? '',
    INVENTORUM_REFRESH_TOKEN: set?.refreshToken ?? '',
  };
  return Object.entries(values)
    .map(([name, value]) => `export ${name}='${value}'`)
    .join('\n');
}

/** The output for people: addresses, credentials to paste, and a first call. */
export function describeForPeople(sandbox: Sandbox): string {
  const app = sandbox.accounts[0]?.apps[0];
  const set = app?.tokenSets[0];
  const token = set?.accessToken ?? '';
  return [
    'INVENTORUM sandbox. A local imitation of the API: no real shop is behind it.',
    '',
    `  HTTP     ${sandbox.http}/api/`,
    `  HTTPS    ${sandbox.https}/api/   (a certificate of its own; public key ${sandbox.spki})`,
    `  control  ${sandbox.control}/`,
    '',
    ...sandbox.accounts.flatMap(describeAccount),
    'Try it:',
    `  curl -H 'Authorization: Bearer ${token}' '${sandbox.http}/api/products/?limit=2'`,
    '',
    ...(app && set ? ['To paste into the extension:', pasteText(sandbox.http, app, set), ''] : []),
    'Stop with Ctrl-C.',
  ].join('\n');
}

function describeAccount({ name, users, apps }: SandboxAccount): readonly string[] {
  return [
    name,
    ...users.map(
      ({ role, email, password, pin }) => `  ${role.padEnd(8)} ${email}  password ${password}  PIN ${pin}`,
    ),
    ...apps.flatMap((app) => [
      `  ${app.label} (${app.kind})`,
      `    Client ID      ${app.clientId}`,
      `    Client Secret  ${app.clientSecret}`,
      ...app.tokenSets.flatMap((set) => [
        `    ${set.label}: ${set.scope}`,
        `      Access Token   ${set.accessToken}`,
        `      Refresh Token  ${set.refreshToken}`,
      ]),
    ]),
    '',
  ];
}
