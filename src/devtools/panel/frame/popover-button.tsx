import type { ComponentChildren, TargetedEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import * as styles from './popover-button.module.css';

interface PopoverButtonProps {
  /** of the button, and of what it opens */
  readonly name: string;
  readonly testId: string;
  /** path of a drawing of 16 by 16; absent: the name is shown */
  readonly icon?: string;
  /** where the button stands */
  readonly button: string;
  /** where the card stands */
  readonly card: string;
  /** drawn when it is first opened */
  readonly children: ComponentChildren;
}

/**
 * A button of the toolbar and the card that it opens. A click elsewhere or Escape closes the card. The card's
 * `--beside-button` is the width of what stands at the right of the button.
 */
export function PopoverButton({ name, testId, icon, button, card, children }: PopoverButtonProps) {
  const id = useId();
  const [opened, setOpened] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  function place({ currentTarget: element }: TargetedEvent<HTMLElement>): void {
    const end = opener.current?.getBoundingClientRect().right ?? window.innerWidth;
    element.style.setProperty('--beside-button', `${window.innerWidth - end}px`);
  }

  return (
    <>
      <button
        ref={opener}
        type="button"
        class={icon === undefined ? button : `${styles.drawn} ${button}`}
        popovertarget={id}
        data-testid={testId}
        onClick={() => setOpened(true)}
        {...(icon !== undefined && { 'aria-label': name, title: name })}
      >
        {icon === undefined ? (
          name
        ) : (
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={icon} fill="none" stroke="currentColor" stroke-width="1.4" />
          </svg>
        )}
      </button>
      <div
        id={id}
        class={`${styles.card} ${card}`}
        popover="auto"
        onBeforeToggle={place}
        role="dialog"
        tabIndex={0}
        aria-label={name}
        data-testid={`${testId}-card`}
      >
        {opened && children}
      </div>
    </>
  );
}
