import { useLayoutEffect } from 'preact/hooks';

/**
 * A narrow panel hides the list behind the detail, and the focus with it: there it goes to the chosen tab, and back to
 * the list when the detail has gone.
 */
export function useFocusIn(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    if (listIsHidden() && focusIsIn('[role="grid"]')) focus('[role="tab"][aria-selected="true"]');
    return () => {
      if (document.activeElement === document.body) focus('[role="grid"]');
    };
  }, [open]);
}

function listIsHidden(): boolean {
  const pane = document.querySelector('.list-pane');
  return pane !== null && getComputedStyle(pane).display === 'none';
}

/** Chromium takes the focus from what is hidden with the next frame, Firefox leaves it there. */
function focusIsIn(css: string): boolean {
  const { activeElement } = document;
  return activeElement === document.body || activeElement?.closest(css) !== null;
}

function focus(css: string): void {
  document.querySelector<HTMLElement>(css)?.focus();
}
