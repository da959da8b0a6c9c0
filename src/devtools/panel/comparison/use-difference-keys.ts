import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-context.ts';

/** Goes to the next difference (1) or to the one before (-1). */
type Go = (by: 1 | -1) => void;

const BY_KEY: Readonly<Record<string, 1 | -1>> = { n: 1, p: -1 };

/**
 * Moves the focus between the rows that tell a difference; N and P do so from anywhere in the pane that holds the
 * comparison. `showMore`: renders more rows; null: all are rendered.
 */
export function useDifferenceKeys(whole: RefObject<HTMLElement | null>, showMore: (() => void) | null): Go {
  const { elements } = usePanel();
  const current = useRef<number>(-1);
  /** a row that is not rendered yet */
  const wanted = useRef<number | null>(null);

  function rows(): readonly HTMLElement[] {
    return [...(whole.current?.querySelectorAll<HTMLElement>('[data-differs]') ?? [])];
  }

  function focus(index: number): void {
    const row = rows()[index];
    if (!row) return;
    current.current = index;
    row.focus();
  }

  function go(by: 1 | -1): void {
    const all = rows();
    const at = all.findIndex((row) => row.matches(':focus'));
    const next = (at < 0 ? current.current : at) + by;
    if (next === all.length && showMore) {
      wanted.current = next;
      showMore();
    } else if (all.length > 0) focus((next + all.length) % all.length);
  }

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    focus(wanted.current);
    wanted.current = null;
  });

  useLayoutEffect(() => {
    const pane = elements.tabContent.current;
    const listener = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const by = BY_KEY[event.key.toLowerCase()];
      if (by === undefined || isTyping(event.target)) return;
      event.preventDefault();
      go(by);
    };
    pane?.addEventListener('keydown', listener);
    return () => pane?.removeEventListener('keydown', listener);
  });

  return go;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
