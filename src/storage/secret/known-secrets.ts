import type { Secret, SecretKind } from '../../diagnosis/redaction/secret.ts';
import { dropped } from '../../trace.ts';
import type { CredentialAreas, CredentialStore } from './credential-store.ts';
import { KEY } from './records.ts';

const KINDS: Readonly<Record<string, SecretKind>> = {
  accessToken: 'access token',
  refreshToken: 'refresh token',
  previousRefreshToken: 'refresh token',
  clientSecret: 'client secret',
};

const SECRET_KEYS = [KEY.app, KEY.tokenSet, KEY.spare, KEY.unsaved, KEY.drafts];

/**
 * SECRET: every value that must never be written anywhere, wherever it is stored: current and previous tokens, spare
 * and unsaved ones, those of recent deletions and drafts, of records that this build cannot read, and of the second copy.
 */
export async function knownSecrets(
  { local, session, copy }: CredentialAreas,
  store: Pick<CredentialStore, 'read'>,
): Promise<readonly Secret[]> {
  const areas = await Promise.all(
    [local, session].map((area) => area.get().catch(dropped('secrets read', {}))),
  );
  const records = areas.flatMap((items) =>
    Object.entries(items).flatMap(([key, item]) =>
      SECRET_KEYS.some((prefix) => key.startsWith(prefix)) ? [item] : [],
    ),
  );
  const found = secretsIn([await store.read(), ...records, await copy.read()]);
  return [...new Map(found.map((secret) => [secret.value, secret])).values()];
}

function secretsIn(value: unknown): readonly Secret[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const kind = KINDS[name];
    return kind && typeof each === 'string' && each !== '' ? [{ kind, value: each }] : secretsIn(each);
  });
}
