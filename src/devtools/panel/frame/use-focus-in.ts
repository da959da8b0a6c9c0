import { useLayoutEffect } from 'preact/hooks';
import { usePanel } from '../panel-context.ts';

/**
 * A narrow panel hides the list behind the detail, and the focus with it: there it goes to the chosen tab, and back to
 * the list when the detail has gone.
 */
export function useFocusIn(open: boolean): void {
  const { list, listPane, chosenTab } = usePanel().elements;
  useLayoutEffect(() => {
    if (!open) return;
    if (isHidden(listPane.current) && focusIsIn(list.current)) chosenTab.current?.focus();
    return () => {
      if (document.activeElement === document.body) list.current?.focus();
    };
  }, [open, list, listPane, chosenTab]);
}

function isHidden(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).display === 'none';
}

/** Chromium takes the focus from what is hidden with the next frame, Firefox leaves it there. */
function focusIsIn(element: Element | null): boolean {
  const { activeElement } = document;
  return activeElement === document.body || element?.contains(activeElement) === true;
}
