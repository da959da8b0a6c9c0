import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { ExportButton } from '../export/export-dialog.tsx';
import { FilterField } from '../filter/filter-field.tsx';
import { NamedFiltersButton } from '../named-filters/named-filters-button.tsx';
import { type PanelView, usePanel } from '../panel-context.ts';
import { Help } from './help.tsx';
import * as styles from './toolbar.module.css';

/** Actions for the whole list, and buttons for the other views. */
export function Toolbar() {
  const { say } = useLanguage();
  const { opened } = usePanel();
  return (
    <header class={styles.bar}>
      <h1 class={common.visuallyHidden}>{say('panelTitle')}</h1>
      {opened === null && <LiveButtons />}
      <FilterField end={<NamedFiltersButton />} />
      {opened === null && <LiveSettings />}
      <span class={styles.end}>
        <ViewButtons />
        <ExportButton />
        <Help />
      </span>
    </header>
  );
}

/** What changes the live list. */
function LiveButtons() {
  const { say } = useLanguage();
  const { calls, recording, on } = usePanel();
  return (
    <>
      <button
        type="button"
        class={`${common.quiet} ${styles.button}`}
        data-testid="record"
        aria-pressed={recording}
        title={say(recording ? 'recordingStop' : 'recordingStart')}
        onClick={() => on.record(!recording)}
      >
        <span class={styles.dot} aria-hidden="true" />
        <span class={styles.word}>{say('recording')}</span>
      </button>
      <button
        type="button"
        class={`${common.quiet} ${styles.button}`}
        data-testid="clear"
        disabled={calls.length === 0}
        onClick={on.clear}
      >
        {say('clear')}
      </button>
    </>
  );
}

/** What is listed in the live list. */
function LiveSettings() {
  const { say } = useLanguage();
  const { settings, on } = usePanel();
  return (
    <>
      <SettingBox
        testId="preserve-log"
        label={say('preserveLog')}
        hint={say('preserveLogHint')}
        checked={settings.preserveLog}
        onChange={(preserveLog) => on.settings({ preserveLog })}
      />
      <SettingBox
        testId="own-calls"
        label={say('ownCalls')}
        hint={say('ownCallsHint')}
        checked={settings.ownCalls}
        onChange={(ownCalls) => on.settings({ ownCalls })}
      />
    </>
  );
}

interface SettingBoxProps {
  readonly testId: string;
  readonly label: string;
  /** shown as a tooltip */
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}

function SettingBox({ testId, label, hint, checked, onChange }: SettingBoxProps) {
  return (
    <label class={styles.setting} title={hint}>
      <input
        type="checkbox"
        data-testid={testId}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

/** The other views, in the order of their buttons. */
const OTHER_VIEWS: readonly (readonly [PanelView, PlainKey])[] = [
  ['endpoints', 'viewEndpoints'],
  ['advice', 'viewAdvice'],
  ['lookup', 'viewLookup'],
  ['learning', 'viewLearning'],
  ['sessions', 'viewSessions'],
];

/** One button per view; that of the open view leads back to the list. */
function ViewButtons() {
  const { say } = useLanguage();
  const { view, elements, on } = usePanel();
  return OTHER_VIEWS.map(([each, label]) => (
    <button
      key={each}
      ref={(button) => {
        if (button) elements.viewButtons.set(each, button);
      }}
      type="button"
      class={`${common.quiet} ${styles.button}`}
      aria-pressed={view === each}
      data-testid={`view-${each}`}
      onClick={() => on.view(view === each ? 'calls' : each)}
    >
      {say(label)}
    </button>
  ));
}
