import { placeholders } from '../../diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../diagnosis/redaction/redact-values.ts';
import type { Secret } from '../../diagnosis/redaction/secret.ts';
import type { SalvagedTokens } from '../../oauth/salvage-tokens.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';

/** This many characters of a secret in a row count as a piece of it; of a shorter secret, all of it. */
const PIECE = 10;

/** Anything shorter could be an ordinary word. */
const SHORTEST = 4;

/** Whether a short text holds one of the secrets: a piece of it as it is, or all of it in any other spelling. */
export function secretSearch(secrets: readonly Secret[]): (text: string) => boolean {
  const values = secrets.map(({ value }) => value.toLowerCase()).filter(({ length }) => length >= SHORTEST);
  return (text) => {
    const small = text.toLowerCase();
    const holdsPiece = values.some((value) => sharePiece(small, value));
    return holdsPiece || redactValues(text, secrets, placeholders()).value !== text;
  };
}

function sharePiece(text: string, value: string): boolean {
  if (value.length <= PIECE) return text.includes(value);
  for (let start = 0; start + PIECE <= text.length; start += 1) {
    if (value.includes(text.slice(start, start + PIECE))) return true;
  }
  return false;
}

/** SECRET: all stored values, and those of an answer. */
export function secretsOf(
  { apps, tokenSets }: Pick<Credentials, 'apps' | 'tokenSets'>,
  tokens?: SalvagedTokens,
): readonly Secret[] {
  const refreshTokens = [
    ...tokenSets.flatMap(({ refreshToken, previousRefreshToken }) => [refreshToken, previousRefreshToken]),
    tokens?.refreshToken,
    tokens?.otherRefreshToken,
  ];
  const accessTokens = [...tokenSets.map(({ accessToken }) => accessToken), tokens?.accessToken];
  return [
    ...apps.map(({ clientSecret: value }): Secret => ({ kind: 'client secret', value })),
    ...refreshTokens.flatMap((value): Secret[] => (value ? [{ kind: 'refresh token', value }] : [])),
    ...accessTokens.flatMap((value): Secret[] => (value ? [{ kind: 'access token', value }] : [])),
  ];
}
