import type { TokenSetStatus } from '../../storage/public/status.ts';
import * as common from '../../ui/common.module.css';
import { useVaultLock } from '../../ui/hooks/vault-lock.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { sayPhrase } from '../../ui/language/phrase.ts';
import { Pill } from '../../ui/parts/pill.tsx';
import { accessOf } from '../../ui/presentation/access.ts';
import { presentation } from '../../ui/presentation/presentation.ts';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsCommands } from '../options-props.ts';
import * as rowsStyles from '../rows.module.css';
import { Setting } from '../sections/setting.tsx';
import { HistoryDetails } from './history-details.tsx';
import * as styles from './token-set-settings.module.css';

interface TokenSetSettingsProps {
  readonly tokenSet: TokenSetStatus;
  readonly guarded: boolean;
  readonly acts: OptionsActs;
  readonly historyOf: OptionsCommands['historyOf'];
  readonly now: number;
}

/** One token set: its state, whether it may hold a real shop's data, and the outcomes of its refreshes. */
export function TokenSetSettings({ tokenSet, guarded, acts, historyOf, now }: TokenSetSettingsProps) {
  const language = useLanguage();
  const { say } = language;
  const { id, label, refresh, saved } = tokenSet;
  const shown = presentation({ access: accessOf(tokenSet, now), refresh, saved, lock: useVaultLock() }, now);
  return (
    // No landmark: two apps may have tokens of one name.
    <div role="group" class={styles.tokenSet} data-testid="token-set" data-id={id} aria-label={label}>
      <div class={rowsStyles.head}>
        <h4>{label}</h4>
        <Pill tone={shown.tone} text={sayPhrase(language, shown.pill, now)} testId="token-set-state" />
      </div>
      {shown.sentence && (
        <p class={shown.tone === 'bad' ? common.error : ''}>
          {sayPhrase(language, shown.sentence, now)}{' '}
          {shown.code && <code class={common.muted}>{shown.code}</code>}
        </p>
      )}
      <Setting
        text={say('productionDataSetting')}
        label={say('productionDataOf', { name: label })}
        hint={say('productionDataHint')}
        on={guarded}
        testId="production-data"
        onSwitch={(on) => void acts.run('token-set.guard', { id, guarded: on })}
      />
      <HistoryDetails id={id} label={label} historyOf={historyOf} now={now} />
    </div>
  );
}
