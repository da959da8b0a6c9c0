import type { AllowedOrigin } from '../../injection/policy.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { IconButton } from '../../ui/parts/icon-button.tsx';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsFacts } from '../options-props.ts';
import { Setting } from './setting.tsx';
import { WithheldNotice } from './withheld-notice.tsx';

interface OriginsProps {
  readonly facts: OptionsFacts;
  readonly acts: OptionsActs;
}

/** The origins whose pages send the token in every tab. They are added in the popup, over the page itself. */
export function Origins({ facts, acts }: OriginsProps) {
  const { say } = useLanguage();
  const { allowedOrigins } = facts.policy;
  return (
    <section aria-labelledby="origins">
      <h2 id="origins">{say('allowedOrigins')}</h2>
      <p class="hint">{say(facts.firefox ? 'allowedOriginsHintFirefox' : 'allowedOriginsHint')}</p>
      {allowedOrigins.length > 0 && (
        <ul class="rows">
          {allowedOrigins.map((allowed) => (
            <OriginRow key={allowed.origin} allowed={allowed} facts={facts} acts={acts} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OriginRow({ allowed, facts, acts }: OriginsProps & { allowed: AllowedOrigin }) {
  const { say } = useLanguage();
  const { origin, readsAnswers } = allowed;
  // Pages of the API's own host read its answers anyway.
  const isApi = facts.environments.some((each) => each.origin === origin);
  return (
    <li class="row" data-testid="origin-row" data-origin={origin}>
      <div class="row-head">
        <code>{origin}</code>
        <IconButton
          icon="delete"
          label={say('removeNamed', origin)}
          testId="origin-remove"
          onClick={() => void acts.run('origin.disallow', { origin, reach: { in: 'every tab' } })}
        />
      </div>
      {facts.withheld.includes(origin) && <WithheldNotice onGrant={() => acts.grant(origin)} />}
      {!isApi && (
        <Setting
          text={say('readAnswers')}
          label={say('readAnswersOf', origin)}
          hint={say('readAnswersHint')}
          on={readsAnswers}
          testId="read-answers"
          onSwitch={(on) => void acts.run('origin.read-answers', { origin, on })}
        />
      )}
    </li>
  );
}
