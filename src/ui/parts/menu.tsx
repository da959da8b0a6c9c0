import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

/** What the list of an open menu needs of its button. */
export interface OpenMenu {
  /** id of the button */
  readonly labelledBy: string;
  /** Closes the menu and returns the focus to the button. */
  readonly onLeave: () => void;
}

interface MenuProps {
  readonly text: string;
  readonly testId: string;
  /** Renders the list while the menu is open. */
  readonly list: (menu: OpenMenu) => ComponentChildren;
}

/**
 * A button that opens a short menu as an overlay; the keyboard works as in the ARIA pattern. Source:
 * https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function Menu({ text, testId, list }: MenuProps) {
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
      {open && list({ labelledBy: id, onLeave: leave })}
    </span>
  );
}
