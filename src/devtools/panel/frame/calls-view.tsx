import { useState } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import { Detail, type DetailTab } from '../detail/detail.tsx';
import { FIRST_VIEW } from '../detail/detail-props.ts';
import { CallList } from '../list/call-list.tsx';
import type { PanelProps } from '../panel-props.ts';
import { Split } from './split.tsx';
import { useEscapeIn } from './use-escape-in.ts';
import { useFocusIn } from './use-focus-in.ts';

interface CallsViewProps extends PanelProps {
  /** those that the filter leaves */
  readonly visibleCalls: readonly DiagnosedCall[];
}

/** The list and, once one is opened, the call that is looked at. */
export function CallsView({ visibleCalls, log, now, settings, act, bodies, redact, on }: CallsViewProps) {
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState<DetailTab>('verdict');
  const [view, setView] = useState(FIRST_VIEW);
  const selected = open ? visibleCalls.find(({ key }) => key === log.selectedKey) : undefined;

  function leave(): void {
    setOpen(false);
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }

  useEscapeIn(selected !== undefined, leave);
  useFocusIn(selected !== undefined);
  return (
    <Split
      share={settings.listShare}
      onShare={(listShare) => on.settings({ listShare })}
      list={
        <CallList
          calls={visibleCalls}
          selectedKey={log.selectedKey}
          now={now}
          onSelect={on.select}
          onOpen={(key) => {
            on.select(key);
            setOpen(true);
          }}
        />
      }
      detail={
        selected === undefined ? null : (
          <Detail
            {...{ now, act, bodies, redact, tab, view }}
            call={selected}
            onTab={setTab}
            onView={(changes) => setView((before) => ({ ...before, ...changes }))}
            onClose={leave}
          />
        )
      }
    />
  );
}
