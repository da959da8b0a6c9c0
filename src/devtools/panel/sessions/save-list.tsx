import { useId, useState } from 'preact/hooks';
import type { PlainKey } from '../../../messages/messages.ts';
import { NoRoomForSession } from '../../../storage/public/saved-sessions.ts';
import { report } from '../../../trace.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { bodyWords } from '../export/body-words.ts';
import { collectEntries } from '../export/collect-entries.ts';
import { type PanelState, usePanel } from '../panel-context.ts';
import { storableFilter } from '../use-panel-settings.ts';
import * as viewStyles from '../views/views.module.css';
import { sessionFile } from './session-file.ts';
import * as styles from './sessions.module.css';

type Outcome = 'saved' | 'full' | 'no answer' | 'failed';

const OUTCOMES: Readonly<Record<Outcome, PlainKey>> = {
  saved: 'sessionSaved',
  full: 'sessionFull',
  'no answer': 'exportNoAnswer',
  failed: 'sessionNotSaved',
};

/** Characters */
const LONGEST_NAME = 80;

/** Saves the list under a name. */
export function SaveList({ onSaved }: { onSaved: () => void }) {
  const language = useLanguage();
  const { say } = language;
  const panel = usePanel();
  const id = useId();
  const [name, setName] = useState('');
  const [personal, setPersonal] = useState<'keep' | 'replace'>('replace');
  const [state, setState] = useState<Outcome | 'saving' | null>(null);
  const isSaving = state === 'saving';

  async function save(): Promise<void> {
    setState('saving');
    // Reported by it.
    const outcome = await saveList(panel, { name: name.trim(), personal }, language).catch(failure);
    setState(outcome);
    if (outcome !== 'saved') return;
    setName('');
    onSaved();
  }

  return (
    <form
      class={styles.save}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !isSaving) void save();
      }}
    >
      <h3>{say('sessionSaveTitle')}</h3>
      <p class={`${viewStyles.prose} ${common.muted}`}>{say('sessionSaveText')}</p>
      <p class={styles.fields}>
        <label for={id}>{say('sessionName')}</label>
        <input
          id={id}
          type="text"
          maxLength={LONGEST_NAME}
          autocomplete="off"
          value={name}
          data-testid="session-name"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button
          type="submit"
          class={common.primary}
          data-testid="session-save"
          disabled={isSaving || name.trim() === '' || panel.calls.length === 0}
        >
          {say('sessionSave')}
        </button>
        <span
          role="status"
          class={state === null || state === 'saved' || isSaving ? '' : common.error}
          data-testid="session-outcome"
        >
          {state !== null && say(isSaving ? 'sessionSaving' : OUTCOMES[state])}
        </span>
      </p>
      <label>
        <input
          type="checkbox"
          checked={personal === 'replace'}
          data-testid="session-personal"
          onChange={(event) => setPersonal(event.currentTarget.checked ? 'replace' : 'keep')}
        />{' '}
        {say('exportPersonal')}
      </label>
    </form>
  );
}

function failure(error: unknown): Outcome {
  if (error instanceof NoRoomForSession) return 'full';
  report('saved sessions', error);
  return 'failed';
}

interface Wanted {
  readonly name: string;
  readonly personal: 'keep' | 'replace';
}

async function saveList(
  { calls, selectedKey, settings, bodies, redact, version, saved }: PanelState,
  { name, personal }: Wanted,
  language: Language,
): Promise<Outcome> {
  const { signal } = new AbortController();
  // The extension's own calls have no entry.
  const listed = calls.filter(({ source }) => source !== 'own');
  const { entries } = await collectEntries(listed, {
    ...{ bodies, signal },
    wordsFor: (why) => bodyWords(language, why),
    onProgress: () => undefined,
  });
  const redacted = await redact(entries, { personal, signal });
  if (redacted === null) return 'no answer';
  const at = listed.findIndex(({ key }) => key === selectedKey);
  const isAligned = entries.length === listed.length;
  const view = {
    filter: storableFilter(settings.filter),
    selected: at < 0 || !isAligned ? null : at,
    pinned: new Set(isAligned ? listed.flatMap(({ pinned }, i) => (pinned ? i : [])) : []),
  };
  const file = sessionFile(redacted.value, view, version);
  await saved.save({ name, calls: entries.length, personal: personal === 'keep' }, file);
  return 'saved';
}
