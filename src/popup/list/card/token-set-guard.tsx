import type { WriteGuard } from '../../../injection/policy.ts';
import type { TokenSetStatus } from '../../../storage/public/status.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { clock, minutesWords } from '../../../ui/language/times.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import { Pill } from '../../../ui/parts/pill.tsx';
import type { ListActs } from '../list-acts.ts';
import * as styles from './card.module.css';

/** Durations of a write permission, in minutes. */
const LENGTHS = [5, 30] as const;

interface TokenSetGuardProps {
  readonly tokenSet: TokenSetStatus;
  readonly guard: WriteGuard;
  readonly now: number;
  readonly acts: ListActs;
}

/** Whether a token set may hold a real shop's data, whether it writes now, and a button to allow it for a while. */
export function TokenSetGuard({ tokenSet: { id, label }, guard, now, acts }: TokenSetGuardProps) {
  const { say, tag } = useLanguage();
  const { writesUntil } = guard;
  const writes = writesUntil !== null && writesUntil > now;
  return (
    <p class={styles.guard} data-testid="guard" data-writes={writes ? 'on' : 'off'}>
      <Pill tone={writes ? 'warn' : 'quiet'} text={say('productionData')} testId="production-badge" />
      <span>{writes ? say('writesUntil', { time: clock(tag, writesUntil, now) }) : say('writesOff')}</span>
      {writes ? (
        <LinkButton
          text={say('endWrites')}
          label={say('endWritesNamed', { name: label })}
          testId="end-writes"
          onClick={() => acts.allowWrites(id, 0)}
        />
      ) : (
        <span class={styles.ways}>
          {say('allowWritesFor')}{' '}
          {LENGTHS.map((minutes) => (
            <LinkButton
              key={minutes}
              text={minutesWords(tag, minutes)}
              label={say('allowWritesNamed', { name: label, duration: minutesWords(tag, minutes) })}
              testId="allow-writes"
              onClick={() => acts.allowWrites(id, minutes)}
            />
          ))}
        </span>
      )}
    </p>
  );
}
