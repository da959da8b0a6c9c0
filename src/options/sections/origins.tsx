import type { AllowedOrigin } from '../../injection/policy.ts';
import { dropped } from '../../trace.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { IconButton } from '../../ui/parts/icon-button.tsx';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsCommands, OptionsFacts } from '../options-props.ts';
import * as styles from '../rows.module.css';
import { OriginForm } from './origin-form.tsx';
import { Setting } from './setting.tsx';
import { WithheldNotice } from './withheld-notice.tsx';

interface OriginsProps {
  readonly facts: OptionsFacts;
  readonly acts: OptionsActs;
  readonly commands: OptionsCommands;
}

/** The origins whose pages send the token in every tab, with a form to add one by its address. */
export function Origins({ facts, acts, commands }: OriginsProps) {
  const { say } = useLanguage();
  const { allowedOrigins } = facts.policy;
  return (
    <section aria-labelledby="origins">
      <h2 id="origins">{say('allowedOrigins')}</h2>
      <p class={common.hint}>{say('allowedOriginsHint')}</p>
      {allowedOrigins.length > 0 && (
        <ul class={styles.rows}>
          {allowedOrigins.map((allowed) => (
            <OriginRow key={allowed.origin} allowed={allowed} facts={facts} acts={acts} />
          ))}
        </ul>
      )}
      <OriginForm facts={facts} commands={commands} />
      {facts.tabs !== 'not needed' && (
        <Setting
          text={say('seeTabs')}
          hint={say('seeTabsHint')}
          on={facts.tabs === 'held'}
          testId="see-tabs"
          onSwitch={(on) => void commands.seeTabs(on).catch(dropped('permission question', false))}
        />
      )}
    </section>
  );
}

interface OriginRowProps extends Omit<OriginsProps, 'commands'> {
  readonly allowed: AllowedOrigin;
}

function OriginRow({ allowed, facts, acts }: OriginRowProps) {
  const { say } = useLanguage();
  const { origin, readsAnswers } = allowed;
  // Pages of the API's own host read its answers anyway.
  const isApi = facts.environments.some((each) => each.origin === origin);
  return (
    <li class={styles.row} data-testid="origin-row" data-origin={origin}>
      <div class={styles.head}>
        <code>{origin}</code>
        <IconButton
          icon="delete"
          label={say('removeNamed', { name: origin })}
          testId="origin-remove"
          onClick={() => void acts.run('origin.disallow', { origin, reach: { in: 'every tab' } })}
        />
      </div>
      {facts.withheld.includes(origin) && <WithheldNotice onGrant={() => acts.grant(origin)} />}
      {besideEnvironments(facts, origin).map((beside) => (
        <p key={beside} class={common.warn} data-testid="shares-host">
          {say('sharesHost', { origin: beside })}
        </p>
      ))}
      {!isApi && (
        <Setting
          text={say('readAnswers')}
          label={say('readAnswersOf', { origin })}
          hint={say('readAnswersHint')}
          on={readsAnswers}
          testId="read-answers"
          onSwitch={(on) => void acts.run('origin.read-answers', { origin, on })}
        />
      )}
    </li>
  );
}

/**
 * Environments on the host of an allowed origin: a rule opens their own pages, too, unless exact origins are compared.
 */
function besideEnvironments(
  { environments, policy, exactBy }: OptionsFacts,
  allowed: string,
): readonly string[] {
  if (exactBy === 'listener') return [];
  const { hostname } = new URL(allowed);
  const isAllowed = (origin: string) => policy.allowedOrigins.some((each) => each.origin === origin);
  const beside = environments.filter(
    ({ origin }) => new URL(origin).hostname === hostname && !isAllowed(origin),
  );
  return beside.map(({ origin }) => origin);
}
