import { useMemo } from 'preact/hooks';
import { accessAdvice } from '../../../../diagnosis/advice/access-advice.ts';
import { count } from '../../../../ui/language/count.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { clock } from '../../../../ui/language/times.ts';
import { sessionCalls } from '../../calls/knowledge.ts';
import type { ViewProps } from '../view-props.ts';
import { TokenSetAdvice } from './token-set-advice.tsx';

/** What each token set of the session used, lacked and never used, and the least that would have done. */
export function AdviceView({ calls, facts, learnedFor, now }: ViewProps) {
  const { say } = useLanguage();
  const { environments } = facts;
  const advice = useMemo(
    () => accessAdvice(sessionCalls(calls, environments, learnedFor)),
    [calls, environments, learnedFor],
  );
  return (
    <article>
      <h2>{say('viewAdvice')}</h2>
      {advice.length === 0 ? (
        <p class="prose" data-testid="advice-empty">
          {say('adviceEmpty')}
        </p>
      ) : (
        <Basis calls={calls} amount={sum(advice.map((each) => each.calls))} now={now} />
      )}
      {advice.map((each) => (
        <TokenSetAdvice key={each.tokenSet?.id ?? ''} advice={each} />
      ))}
    </article>
  );
}

/** What the advice goes by, and what it leaves out. */
function Basis({ calls, amount, now }: Pick<ViewProps, 'calls' | 'now'> & { amount: number }) {
  const language = useLanguage();
  const { say, tag } = language;
  const since = calls.find(({ source }) => source === 'page')?.exchange.startedAt ?? now;
  const replays = calls.filter(({ source }) => source === 'replay').length;
  return (
    <p class="prose muted" data-testid="advice-basis">
      {say('adviceBasis', count(language, 'exchanges', amount), clock(tag, since, now))}{' '}
      {replays > 0 && count(language, 'adviceReplays', replays)}
    </p>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
