import { useEffect } from 'preact/hooks';

/** Escape leaves what is open, unless something in it (a menu, a dialog) took the key. */
export function useEscapeIn(active: boolean, leave: () => void): void {
  useEffect(() => {
    if (!active) return;
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog[open], :popover-open')) return;
      event.preventDefault();
      leave();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  });
}
