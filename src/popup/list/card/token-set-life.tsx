import type { TokenSetStatus } from '../../../storage/public/status.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { clock, duration } from '../../../ui/language/times.ts';
import { LifetimeBar } from '../../../ui/parts/lifetime-bar.tsx';
import type { Tone } from '../../../ui/parts/tone.ts';
import type { Access } from '../../../ui/presentation/access.ts';
import * as styles from './card.module.css';

/** A refresh this near is shown in place of the last one. */
const SHORT = 5 * 60_000;

interface TokenSetLifeProps {
  readonly tokenSet: TokenSetStatus;
  readonly access: Access;
  readonly tone: Tone;
  readonly now: number;
}

/** The lifetime of the access token as a thin bar and in words, and its last refresh. */
export function TokenSetLife({ tokenSet, access, tone, now }: TokenSetLifeProps) {
  const language = useLanguage();
  return (
    <p class={styles.life}>
      <LifetimeBar left={partLeft(tokenSet, access, now)} tone={tone} />
      <span class={common.muted}>
        <span data-testid="token-set-expiry">{expiryWords(language, tokenSet, { access, now })}</span>
        {' · '}
        <span data-testid="token-set-refreshed">{refreshedWords(language, tokenSet, now)}</span>
      </span>
    </p>
  );
}

function expiryWords(
  { say, tag }: Language,
  { lifetimeIsAssumed }: TokenSetStatus,
  { access, now }: Pick<TokenSetLifeProps, 'access' | 'now'>,
): string {
  if (access.state === 'none') return say('noAccessToken');
  if (access.expiresAt === null) return say('expiryUnknown');
  if (access.state === 'expired') return say('expiredAt', { time: clock(tag, access.expiresAt, now) });
  return say(lifetimeIsAssumed ? 'timeLeftAssumed' : 'timeLeft', {
    duration: duration(tag, access.expiresAt - now),
  });
}

function refreshedWords(
  { say, tag }: Language,
  { refreshedAt, refresh }: TokenSetStatus,
  now: number,
): string {
  const soon = refresh.state === 'idle' && refresh.dueAt - now < SHORT;
  if (refreshedAt === null || soon) return say('refreshesByItself');
  return say('refreshedAt', { time: clock(tag, refreshedAt, now) });
}

/** If the server gave no lifetime, the bar is full while the token lives. */
function partLeft({ lifetime, refreshedAt }: TokenSetStatus, access: Access, now: number): number {
  if (access.state !== 'live') return 0;
  if (access.expiresAt === null || lifetime === null || refreshedAt === null) return 1;
  return (access.expiresAt - now) / (lifetime * 1000);
}
