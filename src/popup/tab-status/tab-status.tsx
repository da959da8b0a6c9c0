import type { Environment } from '../../inventorum/environment.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { sayPhrase } from '../../ui/language/phrase.ts';
import * as menuStyles from '../../ui/parts/menu.module.css';
import { Menu } from '../../ui/parts/menu.tsx';
import { OriginText } from '../../ui/parts/origin-text.tsx';
import { costs } from '../allow/costs.ts';
import { PinMenu } from '../forms.ts';
import type { PopupFacts } from '../popup-props.ts';
import type { AskingAct, TabAct } from './run-tab-act.ts';
import { TabButtons } from './tab-buttons.tsx';
import type { TabSends } from './tab-sends.ts';
import * as styles from './tab-status.module.css';

interface TabStatusProps {
  readonly sends: TabSends;
  readonly facts: PopupFacts;
  readonly environment: Environment;
  readonly now: number;
  readonly onAct: (act: AskingAct | TabAct) => void;
  readonly onNamePage: () => void;
}

/** Answers "what does this tab send right now, and why?", with the one button that changes it. */
export function TabStatus({ sends, facts, environment, now, onAct, onNamePage }: TabStatusProps) {
  const { say } = useLanguage();
  return (
    <section
      class={`${styles.status} ${menuStyles.anchor}`}
      data-testid="tab-status"
      data-sends={sends.sends ? 'yes' : 'no'}
      aria-label={say('thisTab')}
    >
      <p class={styles.page}>
        <strong>{say('thisTab')}</strong>{' '}
        {sends.origin && <OriginText origin={sends.origin} testId="tab-origin" />}
      </p>
      {sends.sends ? <Sent sends={sends} now={now} /> : <NotSent sends={sends} facts={facts} now={now} />}
      <p class={styles.acts}>
        <TabButtons sends={sends} onAct={onAct} onNamePage={onNamePage} />
        {canPin(facts, environment) && (
          <Menu
            text={say(sends.sends ? 'pinOther' : 'pin')}
            testId="tab-pin"
            list={(menu) => (
              <PinMenu
                {...menu}
                facts={facts}
                environment={environment}
                onPin={(choice) => onAct({ do: 'pin', choice })}
              />
            )}
          />
        )}
      </p>
    </section>
  );
}

function canPin({ tab, status }: PopupFacts, { id }: Environment): boolean {
  const has = status.apps.some(
    ({ environmentId, tokenSets }) => environmentId === id && tokenSets.length > 0,
  );
  return tab !== null && has;
}

function Sent({ sends, now }: { sends: Extract<TabSends, { sends: true }>; now: number }) {
  const language = useLanguage();
  const { say } = language;
  const { tokenSet, because, replacesOwn } = sends;
  return (
    <>
      <p class={styles.line}>
        <span class={common.muted}>{say('sends')}</span> <strong>{tokenSet.label}</strong>{' '}
        {tokenSet.tail && <code class={common.muted}>…{tokenSet.tail}</code>}
      </p>
      <p class={common.muted} data-testid="tab-because">
        {sayPhrase(language, because, now)}
      </p>
      {replacesOwn && (
        <p class={common.warn} data-testid="own-authorization">
          {say('replacesOwn')}
        </p>
      )}
    </>
  );
}

interface NotSentProps extends Pick<TabStatusProps, 'facts' | 'now'> {
  readonly sends: Extract<TabSends, { sends: false }>;
}

function NotSent({ sends, facts, now }: NotSentProps) {
  const language = useLanguage();
  const { onlyOpened, because, change } = sends;
  return (
    <>
      <p data-testid="tab-reason">{sayPhrase(language, because, now)}</p>
      {onlyOpened && (
        <p class={common.muted} data-testid="tab-opened">
          {language.say('onlyAddressBar', { tokenSet: onlyOpened.label })}
        </p>
      )}
      {(change?.do === 'grant' || (change?.do === 'allow' && change.asks)) && (
        <p class={common.muted} data-testid="browser-asks">
          {language.say('browserAsks', { host: new URL(change.origin).hostname })}
        </p>
      )}
      {change?.do === 'name page' && <p class={common.muted}>{language.say('howToAllow')}</p>}
      {change?.do === 'allow' && change.hasSiblings && <costs.Part facts={facts} origin={change.origin} />}
    </>
  );
}
