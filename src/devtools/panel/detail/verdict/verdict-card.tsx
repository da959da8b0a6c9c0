import { useLanguage } from '../../../../ui/language/language.ts';
import { sayPhrase } from '../../../../ui/language/phrase.ts';
import type { DetailProps } from '../detail-props.ts';
import { ActionButton } from './action-button.tsx';
import { ExchangeFacts } from './exchange-facts.tsx';
import { verdictAdvice, verdictTitle } from './verdict-words.ts';
import { WaysToScope } from './ways-to-scope.tsx';

/** What happened to one exchange, how we know, and what to do now. */
export function VerdictCard({ listed, now, act }: Pick<DetailProps, 'listed' | 'now' | 'act'>) {
  const language = useLanguage();
  const { exchange, diagnosis, key } = listed;
  return (
    <div class="detail" aria-live="polite">
      <p class="muted mono call">
        {exchange.method} {exchange.pathname}
      </p>
      <h2 data-testid="verdict-title">{sayPhrase(language, verdictTitle(language, diagnosis), now)}</h2>
      <ExchangeFacts exchange={exchange} diagnosis={diagnosis} now={now} />
      <section data-testid="next-steps">
        <Advice listed={listed} now={now} />
        <WhatNow key={key} listed={listed} act={act} />
      </section>
    </div>
  );
}

function Advice({ listed: { exchange, diagnosis }, now }: Pick<DetailProps, 'listed' | 'now'>) {
  const language = useLanguage();
  const advice = verdictAdvice(diagnosis, exchange.asked.initiator);
  if (!advice) return null;
  const { verdict } = diagnosis;
  return (
    <p class="advice">
      {sayPhrase(language, advice, now)} {verdict.kind === 'slash missing' && <code>{verdict.path}</code>}
      {verdict.kind === 'redirect' && verdict.location && <code>{verdict.location}</code>}
    </p>
  );
}

/** The saved token set that works, one click; else the steps to get one. */
function WhatNow({ listed: { diagnosis }, act }: Pick<DetailProps, 'listed' | 'act'>) {
  const { say } = useLanguage();
  const { action, verdict } = diagnosis;
  const isScope = verdict.kind === 'scope.wrong';
  const steps = isScope && diagnosis.sender.kind === 'saved' && !verdict.disagrees;
  return (
    <>
      {action && (
        <>
          <h3>{say(isScope ? 'savedTokenThatHasIt' : 'whatToDo')}</h3>
          <ActionButton action={action} act={act} />
        </>
      )}
      {isScope && steps && (
        <>
          <h3>{say(action ? 'orGetIt' : 'getIt')}</h3>
          <WaysToScope verdict={verdict} diagnosis={diagnosis} />
        </>
      )}
    </>
  );
}
