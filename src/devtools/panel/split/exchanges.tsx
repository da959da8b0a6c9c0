import { useState } from 'preact/hooks';
import { Detail, type DetailTab } from '../detail/detail.tsx';
import { FIRST_VIEW } from '../detail/detail-props.ts';
import { ExchangeList } from '../list/exchange-list.tsx';
import type { ListedExchange } from '../list/listed-exchange.ts';
import type { PanelProps } from '../panel-props.ts';
import { Split } from './split.tsx';
import { useEscapeIn } from './use-escape-in.ts';
import { useFocusIn } from './use-focus-in.ts';

interface ExchangesProps extends PanelProps {
  /** those that the filter leaves */
  readonly shown: readonly ListedExchange[];
}

/** The list and, once one is opened, the call that is looked at. */
export function Exchanges({ shown, log, now, settings, act, bodies, redact, on }: ExchangesProps) {
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState<DetailTab>('verdict');
  const [view, setView] = useState(FIRST_VIEW);
  const selected = open ? shown.find(({ key }) => key === log.selectedKey) : undefined;

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
        <ExchangeList
          listed={shown}
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
            listed={selected}
            onTab={setTab}
            onView={(changes) => setView((before) => ({ ...before, ...changes }))}
            onClose={leave}
          />
        )
      }
    />
  );
}
