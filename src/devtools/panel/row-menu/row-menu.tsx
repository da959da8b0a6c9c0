import type { TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { lineAfter, linesOf } from '../../../ui/parts/menu-keys.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { narrowed } from '../filter/narrow-filter.ts';
import { usePanel } from '../panel-context.ts';
import { type CopyOutcome, createCallCopier } from './copy-call.ts';
import { type MenuEntry, type MenuGroup, menuGroups, type RowAct, type RowCommand } from './menu-groups.ts';
import * as styles from './row-menu.module.css';

export interface RowMenuProps {
  readonly call: DiagnosedCall;
  /** px from the window's left and top edge, where it should begin */
  readonly at: { readonly x: number; readonly y: number };
  readonly onCommand: (command: RowCommand, call: DiagnosedCall) => void;
  readonly onCopied: (outcome: CopyOutcome) => void;
  readonly onClose: () => void;
}

/** px between the menu and the window's edges */
const MARGIN = 4;

/**
 * Everything that can be done with one call. The keyboard works as in the ARIA pattern. Source:
 * https://www.w3.org/WAI/ARIA/apg/patterns/menubar/
 */
export function RowMenu({ call, at, onCommand, onCopied, onClose }: RowMenuProps) {
  const { say } = useLanguage();
  const { bodies, redact, settings, markedKey, opened, on } = usePanel();
  const menu = useRef<HTMLDivElement>(null);
  const copier = useMemo(() => createCallCopier(call, { bodies, redact }), [call, bodies, redact]);
  useLayoutEffect(() => open(menu.current, at), [at]);

  function carryOut(act: RowAct): void {
    if (act.does === 'copy') void copier.copy(act.what).then(onCopied);
    menu.current?.hidePopover();
    if (act.does === 'filter') on.settings({ filter: narrowed(settings.filter, act.word) });
    else if (act.does !== 'copy') onCommand(act.does, call);
  }

  function press(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Tab') menu.current?.hidePopover();
    else lineAfter(event.key, linesOf(menu.current))?.focus();
    // It goes to the filter elsewhere.
    if (event.key === '/') event.stopPropagation();
    // Enter and the space key are the button's own, Escape the popover's.
    if (!['Enter', ' ', 'Escape'].includes(event.key)) event.preventDefault();
  }

  return (
    <div
      ref={menu}
      class={styles.menu}
      role="menu"
      popover="auto"
      aria-label={say('rowMenu')}
      data-testid="row-menu"
      onKeyDown={press}
      onContextMenu={(event) => event.preventDefault()}
      onToggle={({ newState }) => {
        if (newState === 'closed') onClose();
      }}
    >
      {menuGroups(call, { marked: call.key === markedKey, readOnly: opened !== null }).map((group) => (
        <Group
          key={group.heading}
          group={group}
          onReach={({ act }) => {
            if (act.does === 'copy') copier.prepare(act.what);
          }}
          onChoose={({ act }) => carryOut(act)}
        />
      ))}
    </div>
  );
}

/** Shows the menu within the window, with its first entry focused. */
function open(menu: HTMLDivElement | null, { x, y }: RowMenuProps['at']): void {
  if (!menu) return;
  menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(MARGIN, Math.min(x, window.innerWidth - width - MARGIN))}px`;
  menu.style.top = `${Math.max(MARGIN, Math.min(y, window.innerHeight - height - MARGIN))}px`;
  linesOf(menu)[0]?.focus();
}

interface GroupProps {
  readonly group: MenuGroup;
  /** by the keyboard or the pointer */
  readonly onReach: (entry: MenuEntry) => void;
  readonly onChoose: (entry: MenuEntry) => void;
}

function Group({ group: { heading, entries }, onReach, onChoose }: GroupProps) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div class={styles.group} role="group" aria-labelledby={id}>
      <span id={id} class={styles.heading} role="presentation">
        {say(heading)}
      </span>
      {entries.map((entry) => (
        <button
          key={entry.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={entry.off === true}
          data-testid={`menu-${entry.id}`}
          onFocus={() => onReach(entry)}
          onPointerEnter={() => onReach(entry)}
          onClick={() => onChoose(entry)}
        >
          <span>{typeof entry.text === 'string' ? say(entry.text) : entry.text.name}</span>
          {entry.detail !== undefined && (
            <span class={`${common.mono} ${common.muted} ${styles.detail}`}>
              <bdi>{entry.detail}</bdi>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
