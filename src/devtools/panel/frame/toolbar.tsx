import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../platform/i18n.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import type { PanelView } from '../panel-props.ts';
import { Help } from './help.tsx';

interface ToolbarProps {
  readonly view: PanelView;
  readonly isEmpty: boolean;
  readonly recording: boolean;
  readonly preserveLog: boolean;
  readonly ownCalls: boolean;
  /** the filter's field */
  readonly filter: ComponentChildren;
  readonly onView: (view: PanelView) => void;
  readonly onClear: () => void;
  readonly onRecord: (recording: boolean) => void;
  readonly onPreserveLog: (preserveLog: boolean) => void;
  readonly onOwnCalls: (ownCalls: boolean) => void;
  /** further buttons, at the end */
  readonly children?: ComponentChildren;
}

/** What acts on the whole list, and the ways to the other views. */
export function Toolbar(props: ToolbarProps) {
  const { say } = useLanguage();
  const { view, isEmpty, recording, preserveLog, ownCalls, filter, children } = props;
  return (
    <header class="bar">
      <h1 class="visually-hidden">{say('panelTitle')}</h1>
      <button
        type="button"
        class="quiet record"
        data-testid="record"
        aria-pressed={recording}
        title={say(recording ? 'recordingStop' : 'recordingStart')}
        onClick={() => props.onRecord(!recording)}
      >
        <span class="record-dot" aria-hidden="true" />
        <span class="record-word">{say('recording')}</span>
      </button>
      <button type="button" class="quiet" data-testid="clear" disabled={isEmpty} onClick={props.onClear}>
        {say('clear')}
      </button>
      {filter}
      <label class="preserve" title={say('preserveLogHint')}>
        <input
          type="checkbox"
          data-testid="preserve-log"
          checked={preserveLog}
          onChange={(event) => props.onPreserveLog(event.currentTarget.checked)}
        />
        {say('preserveLog')}
      </label>
      <label class="preserve" title={say('ownCallsHint')}>
        <input
          type="checkbox"
          data-testid="own-calls"
          checked={ownCalls}
          onChange={(event) => props.onOwnCalls(event.currentTarget.checked)}
        />
        {say('ownCalls')}
      </label>
      <span class="bar-end">
        <ViewButtons view={view} onView={props.onView} />
        {children}
        <Help />
      </span>
    </header>
  );
}

/** The views that can be opened, in the order of their buttons. */
const OTHER_VIEWS: readonly (readonly [PanelView, MessageKey])[] = [
  ['advice', 'viewAdvice'],
  ['lookup', 'viewLookup'],
  ['learning', 'viewLearning'],
];

interface ViewButtonsProps {
  readonly view: PanelView;
  readonly onView: (view: PanelView) => void;
}

/** One button a view; the one that is open leads back to the list. */
function ViewButtons({ view, onView }: ViewButtonsProps) {
  const { say } = useLanguage();
  return OTHER_VIEWS.map(([each, label]) => (
    <button
      key={each}
      type="button"
      class="quiet"
      aria-pressed={view === each}
      data-testid={`view-${each}`}
      onClick={() => onView(view === each ? 'calls' : each)}
    >
      {say(label)}
    </button>
  ));
}
