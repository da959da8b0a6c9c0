import { useEffect } from 'preact/hooks';

/**
 * Escape leaves what is open, unless something in it (a menu, a dialog) took the key. Chromium's DevTools take every
 * Escape that reaches the document for a drawer of their own, so one that is ours ends at the body.
 */
export function useEscapeIn(active: boolean, leave: () => void): void {
  useEffect(() => {
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

/** Dialogs and popovers close by the key themselves, if nobody prevents it. */
function isTaken({ defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || document.querySelector('dialog[open], :popover-open') !== null;
}
