import { explain } from '../../../injection/explain.ts';
import { injectionViewOf } from '../../../storage/public/injection-facts.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import { PROBLEM_MESSAGE } from '../../../ui/language/problem-message.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import * as detailStyles from '../detail/detail.module.css';
import { usePanel } from '../panel-context.ts';
import { noTokenAdvice } from '../verdict/no-token-words.ts';
import { failingPath } from './failing-path.ts';
import { FaultForm } from './fault-form.tsx';
import * as styles from './fault-tab.module.css';

/** Lets calls to the selected call's path fail on purpose. */
export function FaultTab({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const { fault, facts } = usePanel();
  const failing = failingPath(call, facts.environments);
  return (
    <div class={`${detailStyles.detail} ${styles.tab}`}>
      {failing === null ? (
        <p data-testid="fault-path-odd">{say('faultPathOdd')}</p>
      ) : (
        <>
          <p class={common.mono} data-testid="fault-lead">
            <ForeignText text={say('faultLead', { path: failing.path })} />
          </p>
          <WhyNothing call={call} />
          <FaultForm key={call.key} call={call} {...failing} />
          <p role="alert" class={common.error}>
            {fault.fault === null && fault.problem && say(PROBLEM_MESSAGE[fault.problem])}
          </p>
          <ul class={styles.hints}>
            <li>{say('faultReach')}</li>
            <li>{say('faultUnderWay')}</li>
            <li>{say('faultOwnHeader')}</li>
            <li>{say('faultLasts')}</li>
          </ul>
        </>
      )}
    </div>
  );
}

/** A call that would carry no token stays as it is. */
function WhyNothing({ call: { exchange } }: { call: DiagnosedCall }) {
  const language = useLanguage();
  const { facts, now } = usePanel();
  const explanation = explain(injectionViewOf(facts, now), exchange.asked);
  if (explanation.sends || explanation.because === 'made to fail') return null;
  const why = noTokenAdvice(explanation.because, exchange.asked.initiator);
  return (
    <p class={common.warn} data-testid="fault-nothing">
      {language.say('faultNothing')} {sayPhrase(language, why, now)}
    </p>
  );
}
