import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as common from '../common.module.css';
import { useEscape } from '../hooks/use-escape.ts';
import * as styles from './menu.module.css';
import { lineAfter, linesOf } from './menu-keys.ts';

/** An item of a menu. `chosen`: absent for a command, else whether the item is selected. */
export interface MenuItem<Id extends string> {
  readonly id: Id;
  readonly text: string;
  /** distinguishes items with the same text */
  readonly detail?: string | null;
  readonly chosen?: boolean;
}

interface MenuProps<Id extends string> {
  readonly text: string;
  readonly testId: string;
  readonly itemTestId: string;
  readonly items: readonly MenuItem<Id>[];
  readonly onChoose: (id: Id) => void;
}

/**
 * A button that opens a short menu as an overlay; the keyboard works as in the ARIA pattern. Source:
 * https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function Menu<Id extends string>({ text, testId, itemTestId, items, onChoose }: MenuProps<Id>) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const id = useId();

  function leave(): void {
    setOpen(false);
    button.current?.focus();
  }

  return (
    <span
      ref={anchor}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && anchor.current?.contains(relatedTarget))) setOpen(false);
      }}
    >
      <button
        ref={button}
        id={id}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid={testId}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {text}
      </button>
      {open && (
        <MenuList labelledBy={id} itemTestId={itemTestId} items={items} onLeave={leave} onChoose={onChoose} />
      )}
    </span>
  );
}

interface MenuListProps<Id extends string> {
  readonly labelledBy: string;
  readonly itemTestId: string;
  readonly items: readonly MenuItem<Id>[];
  readonly onLeave: () => void;
  readonly onChoose: (id: Id) => void;
}

function MenuList<Id extends string>({
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
