import { useLayoutEffect } from 'preact/hooks';

/** Calls back on Escape, wherever the focus is, and prevents the browser's own action (closing the popup). */
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
