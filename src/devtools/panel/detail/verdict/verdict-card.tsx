import { useRef } from 'preact/hooks';
import type { Action, ScopeWrong } from '../../../../diagnosis/verdict/verdict.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { sayPhrase } from '../../../../ui/language/phrase.ts';
import type { ListedExchange } from '../../list/listed-exchange.ts';
import { Candidates } from '../../replay/candidates/candidates.tsx';
import type { DetailProps } from '../detail-props.ts';
import { type Act, ActionButton } from './action-button.tsx';
import { ExchangeFacts } from './exchange-facts.tsx';
import { Notices } from './notices.tsx';
import { verdictAdvice, verdictTitle } from './verdict-words.ts';
import { WaysToScope } from './ways/ways-to-scope.tsx';

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
      <Notices notices={diagnosis.notices} now={now} />
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

/** The one click that would change the outcome. */
function WhatNow({ listed, act }: Pick<DetailProps, 'listed' | 'act'>) {
  const { say } = useLanguage();
  const { action: wanted, verdict } = listed.diagnosis;
  // A refresh that was refused here takes itself away: what came of it is still to be read.
  const done = useRef<Action | null>(null);
  const action = wanted ?? done.current;
  const actAndKeep: Act = (what, reach) => {
    done.current = what;
    return act(what, reach);
  };
  if (verdict.kind === 'scope.wrong') return <ScopeNow listed={listed} verdict={verdict} />;
  if (!action) return null;
  return (
    <>
      <h3>{say('whatToDo')}</h3>
      <ActionButton action={action} isSpent={wanted === null} act={actAndKeep} />
    </>
  );
}

/** The saved token sets that have the scope; else the steps to get one. */
function ScopeNow({ listed, verdict }: { listed: ListedExchange; verdict: ScopeWrong }) {
  const { say } = useLanguage();
  const hasCandidates = verdict.candidates.length > 0;
  const steps = listed.diagnosis.sender.kind === 'saved' && !verdict.disagrees;
  return (
    <>
      {hasCandidates && <Candidates listed={listed} verdict={verdict} />}
      {steps && (
        <>
          <h3>{say(hasCandidates ? 'orGetIt' : 'getIt')}</h3>
          <WaysToScope verdict={verdict} listed={listed} />
        </>
      )}
    </>
  );
}
