import type { ComponentChildren, TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { lazily } from '../../../ui/lazily.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import { usePanel } from '../panel-context.ts';
import type { CopyOutcome } from './copy-call.ts';
import type { RowMenuProps } from './row-menu.tsx';
import * as styles from './said.module.css';

const ROW_MENU = lazily<RowMenuProps>(async () => (await import('./row-menu.tsx')).RowMenu);

/** ms that an outcome is shown */
const SAID_FOR = 4000;

/** px below the row's top edge, and from its left one, where the keyboard opens the menu */
const BESIDE_ROW = { x: 56, y: 20 };

interface RowMenu {
  /** Opens the menu of a call where the pointer is, or beside its row. */
  readonly open: (
    call: DiagnosedCall,
    event: TargetedMouseEvent<HTMLElement> | TargetedKeyboardEvent<HTMLElement>,
  ) => void;
  /** the open menu, and what came of the last choice */
  readonly part: ComponentChildren;
}

/** The menu of the list's rows; its code is loaded when it is first opened. */
export function useRowMenu(onCommand: RowMenuProps['onCommand']): RowMenu {
  const { say } = useLanguage();
  const { list } = usePanel().elements;
  const [shown, show] = useState<Pick<RowMenuProps, 'call' | 'at'> | null>(null);
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  return {
    open(call, event) {
      event.preventDefault();
      setOutcome(null);
      show({ call, at: placeOf(event) });
    },
    part: (
      <>
        {shown && (
          <ROW_MENU.Part
            key={shown.call.key}
            {...shown}
            onCommand={onCommand}
            onCopied={setOutcome}
            onClose={() => {
              // The browser reports the closing later: another row's menu may be open by now.
              show((now) => (now === shown ? null : now));
              if (document.activeElement === document.body) list.current?.focus();
            }}
          />
        )}
        <p role="status" class={styles.said} data-testid="row-said">
          {outcome && <span class={outcome === 'copied' ? '' : common.error}>{say(outcome)}</span>}
        </p>
      </>
    ),
  };
}

/** A key has no place: its menu is beside the selected row. */
function placeOf(
  event: TargetedMouseEvent<HTMLElement> | TargetedKeyboardEvent<HTMLElement>,
): RowMenuProps['at'] {
  if ('clientX' in event && event.target !== event.currentTarget)
    return { x: event.clientX, y: event.clientY };
  const row = event.currentTarget.querySelector('[aria-selected="true"]') ?? event.currentTarget;
  const { left, top } = row.getBoundingClientRect();
  return { x: left + BESIDE_ROW.x, y: top + BESIDE_ROW.y };
}
