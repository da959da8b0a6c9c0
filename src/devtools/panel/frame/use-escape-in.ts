import { useLayoutEffect } from 'preact/hooks';

/**
 * Escape closes what is open, unless something inside (a menu, a dialog) handled the key. Chromium's DevTools open a
 * drawer of their own for every Escape that reaches the document, so a handled one is stopped at the body.
 */
export function useEscapeIn(active: boolean, leave: () => void): void {
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      if (isTaken(event)) event.stopPropagation();
      else if (active) {
        event.stopPropagation();
        event.preventDefault();
        leave();
      }
    };
    document.body.addEventListener('keydown', listener);
    return () => document.body.removeEventListener('keydown', listener);
  });
}

/** Dialogs and popovers close on Escape by themselves, if nobody prevents it. */
function isTaken({ defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || document.querySelector('dialog[open], :popover-open') !== null;
}
