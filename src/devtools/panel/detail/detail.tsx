import type { FunctionComponent } from 'preact';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { lazily } from '../../../ui/lazily.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import { CompareTab } from '../comparison/compare-tab.tsx';
import { usePanel } from '../panel-context.ts';
import { ReplayTab } from '../replay/replay-tab.tsx';
import { VerdictCard } from '../verdict/verdict-card.tsx';
import * as styles from './detail.module.css';
import { RequestTab, ResponseTab } from './message-tabs.tsx';
import { Reading } from './redacted-call.tsx';
import { TimingTab } from './timing-tab.tsx';

export type DetailTab =
  | 'verdict'
  | 'request'
  | 'response'
  | 'timing'
  | 'code'
  | 'compare'
  | 'replay'
  | 'fault';

const CODE_TAB = lazily(async () => (await import('./code-tab.tsx')).CodeTab, Reading);

const FAULT_TAB = lazily(async () => (await import('../fault/fault-tab.tsx')).FaultTab, Reading);

/** Only for calls of the inspected tab. */
const LIVE: readonly DetailTab[] = ['replay', 'fault'];

/** In display order. */
const TABS: readonly {
  readonly id: DetailTab;
  readonly label: PlainKey;
  readonly Content: FunctionComponent<{ call: DiagnosedCall }>;
}[] = [
  { id: 'verdict', label: 'tabVerdict', Content: VerdictCard },
  { id: 'request', label: 'tabRequest', Content: RequestTab },
  { id: 'response', label: 'tabResponse', Content: ResponseTab },
  { id: 'timing', label: 'tabTiming', Content: TimingTab },
  { id: 'code', label: 'tabCode', Content: CODE_TAB.Part },
  { id: 'compare', label: 'tabCompare', Content: CompareTab },
  { id: 'replay', label: 'tabReplay', Content: ReplayTab },
  { id: 'fault', label: 'tabFault', Content: FAULT_TAB.Part },
];

interface DetailProps {
  readonly call: DiagnosedCall;
  readonly tab: DetailTab;
  readonly onTab: (tab: DetailTab) => void;
  readonly onClose: () => void;
}

/** All details of one call. The list keeps the focus: the details follow its selection. */
export function Detail({ call, tab, onTab, onClose }: DetailProps) {
  const { say } = useLanguage();
  const { chosenTab, tabContent } = usePanel().elements;
  return (
    <article class={styles.pane} data-testid="detail">
      <Tabs
        label={say('detailTabs')}
        tabs={TABS.filter(({ id }) => !(call.copy === 'file' && LIVE.includes(id))).map(
          ({ id, label, Content }) => ({
            id,
            label: say(label),
            content: () => <Content call={call} />,
          }),
        )}
        chosen={tab}
        onChoose={onTab}
        about={call.key}
        chosenTab={chosenTab}
        content={tabContent}
        end={
          <button type="button" class={common.quiet} data-testid="detail-close" onClick={onClose}>
            {say('backToList')}
          </button>
        }
      />
    </article>
  );
}
