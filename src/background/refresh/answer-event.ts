import type { Secret } from '../../diagnosis/redaction/secret.ts';
import type { App } from '../../oauth/app.ts';
import { fingerprint } from '../../oauth/fingerprint.ts';
import { type Judgement, judgeAnswer, usableAccessToken } from '../../oauth/judge-answer.ts';
import type { Sent } from '../../oauth/read-answer.ts';
import type { RefreshEvent } from '../../oauth/refresh-machine.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { dropped } from '../../trace.ts';
import { secretSearch, secretsOf } from './secret-search.ts';

/** The sender of a refresh token. */
export interface SentFor {
  readonly store: Pick<CredentialStore, 'read'>;
  readonly app: App;
  /** the token set before the attempt */
  readonly before: TokenSet;
}

/** The result of a token request as an event. From an answer with tokens only the tokens are read so far. */
export async function answerEvent(sent: Sent, sender: SentFor): Promise<RefreshEvent> {
  if (sent === 'locked') return { type: 'held back', before: sender.before };
  if (sent === 'timeout') return { type: 'timed out' };
  if (sent === 'network') return { type: 'network failed' };
  if (sent === 'not reachable') return { type: 'not reachable' };
  const judgement = judgeAnswer(sent, sender.before.refreshToken);
  const access = judgement.kind === 'tokens' ? usableAccessToken(judgement.tokens) : null;
  return {
    type: 'answered',
    judgement: await withoutSecret(judgement, sender),
    accessFingerprint: access === null ? null : await fingerprint(access),
  };
}

/** Drops a code that repeats a secret: the status is public. */
async function withoutSecret(judgement: Judgement, sender: SentFor): Promise<Judgement> {
  if (judgement.kind !== 'later') return judgement;
  const { cause } = judgement;
  if (cause.kind !== 'unexpected answer' || cause.code === null) return judgement;
  const isSecret = secretSearch(await secretsKnownTo(sender));
  return isSecret(cause.code) ? { ...judgement, cause: { ...cause, code: null } } : judgement;
}

/** SECRET: the stored values, and the sent ones in case the disk cannot be read now. */
export async function secretsKnownTo({ store, app, before }: SentFor): Promise<readonly Secret[]> {
  const own = secretsOf({ apps: [app], tokenSets: [before] });
  const stored = await store.read().catch(dropped('read while sending', undefined));
  return stored ? [...own, ...secretsOf(stored)] : own;
}
