import { useLayoutEffect, useRef } from 'preact/hooks';
import * as common from '../common.module.css';
import { useEscape } from '../hooks/use-escape.ts';
import * as styles from './menu.module.css';
import type { OpenMenu } from './menu.tsx';
import { lineAfter, linesOf } from './menu-keys.ts';

/** An item of a menu. `chosen`: absent for a command, else whether the item is selected. */
export interface MenuItem<Id extends string> {
  readonly id: Id;
  readonly text: string;
  /** distinguishes items with the same text */
  readonly detail?: string | null;
  readonly chosen?: boolean;
}

interface MenuListProps<Id extends string> extends OpenMenu {
  readonly itemTestId: string;
  readonly items: readonly MenuItem<Id>[];
  readonly onChoose: (id: Id) => void;
}

/** The items of an open menu, the first of which (or the selected one) has the focus. */
export function MenuList<Id extends string>({
  labelledBy,
  itemTestId,
  items,
  onLeave,
  onChoose,
}: MenuListProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  useEscape(onLeave);
  useLayoutEffect(() => lineToStart(linesOf(list.current))?.focus(), []);
  return (
    <div
      ref={list}
      class={styles.menu}
      role="menu"
      aria-labelledby={labelledBy}
      onKeyDown={(event) => {
        const next = lineAfter(event.key, linesOf(list.current));
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {items.map(({ id, text, detail, chosen }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          data-testid={itemTestId}
          data-id={id}
          {...(chosen === undefined
            ? { role: 'menuitem' as const }
            : { role: 'menuitemradio' as const, 'aria-checked': chosen })}
          onClick={() => {
            onLeave();
            onChoose(id);
          }}
        >
          <span>{text}</span>
          {detail && <span class={common.muted}> {detail}</span>}
        </button>
      ))}
    </div>
  );
}

function lineToStart(lines: readonly HTMLElement[]): HTMLElement | undefined {
  return lines.find((line) => line.getAttribute('aria-checked') === 'true') ?? lines[0];
}
