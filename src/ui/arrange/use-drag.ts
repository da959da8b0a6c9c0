import { useLayoutEffect, useState } from 'preact/hooks';

/** The item that is dragged, and the one before which it would be dropped; null: behind the last. */
interface Dragged {
  readonly id: string;
  readonly before: string | null;
}

export interface Drag {
  readonly dragged: Dragged | null;
  /** Begins with a pressed pointer, on a part of a list item with a `data-id`. */
  readonly begin: (event: PointerEvent, id: string) => void;
}

/** Drags an item among its siblings by pointer. Escape cancels. */
export function useDrag(onDrop: (id: string, before: string | null) => void): Drag {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const isDragged = dragged !== null;
  useLayoutEffect(() => {
    if (!isDragged) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setDragged(null);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [isDragged]);

  function begin(event: PointerEvent, id: string): void {
    const grip = event.currentTarget;
    const row = grip instanceof HTMLElement ? grip.closest<HTMLElement>('[data-id]') : null;
    if (!(grip instanceof HTMLElement) || !row?.parentElement || event.button !== 0) return;
    // Otherwise the browser selects text.
    event.preventDefault();
    const list = row.parentElement;
    let now: Dragged | null = { id, before: nextOf(row) };
    const ended = new AbortController();
    const { signal } = ended;
    const set = (next: Dragged | null) => {
      now = next;
      setDragged(next);
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', ({ clientY }) => set({ id, before: below(list, row, clientY) }), {
      signal,
    });
    grip.addEventListener('pointercancel', () => set(null), { signal });
    grip.addEventListener('lostpointercapture', () => ended.abort(), { signal });
    grip.addEventListener(
      'pointerup',
      () => {
        setDragged((shown) => {
          // Null: cancelled by a key.
          if (shown && now && now.before !== nextOf(row)) onDrop(id, now.before);
          return null;
        });
      },
      { signal },
    );
    set(now);
  }

  return { dragged, begin };
}

/** The id of the first sibling whose middle is below that height, CSS pixels of the view. */
function below(list: HTMLElement, row: HTMLElement, clientY: number): string | null {
  const rows = [...list.children].filter((each): each is HTMLElement => each instanceof HTMLElement);
  const next = rows.find((each) => {
    const { top, height } = each.getBoundingClientRect();
    return clientY < top + height / 2;
  });
  // Above its own middle it stays where it is.
  return next === row ? nextOf(row) : (next?.dataset['id'] ?? null);
}

function nextOf(row: HTMLElement): string | null {
  const next = row.nextElementSibling;
  return next instanceof HTMLElement ? (next.dataset['id'] ?? null) : null;
}
