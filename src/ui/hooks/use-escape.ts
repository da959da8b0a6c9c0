import { useLayoutEffect } from 'preact/hooks';

/** Calls back on Escape, wherever the focus is; the browser's own answer to it (closing the popup) is kept off. */
export function useEscape(leave: () => void): void {
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      leave();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [leave]);
}
