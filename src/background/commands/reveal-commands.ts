import type { RevealedSecret } from '../../messaging/protocol.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import { expectFound } from './expect-found.ts';

/** The command that gives a secret to the popup, which copies or shows it. */
export function revealCommands(store: Pick<CredentialStore, 'read'>): Pick<Handlers, 'secret.reveal'> {
  return {
    async 'secret.reveal'({ id, secret }) {
      const credentials = withoutDeleted(await store.read());
      if (credentials.lock === 'locked') throw new ProblemError({ code: 'locked' });
      return { value: secretOf(credentials, id, secret) };
    },
  };
}

function secretOf({ apps, tokenSets }: Credentials, id: string, secret: RevealedSecret): string {
  if (secret === 'client secret') return expectFound(apps, id).clientSecret;
  const { accessToken, refreshToken } = expectFound(tokenSets, id);
  if (secret === 'refresh token') return refreshToken;
  if (accessToken === null) throw new ProblemError({ code: 'no access token' });
  return accessToken;
}
