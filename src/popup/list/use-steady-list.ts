import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * How long a part ignores input after it moved under the pointer or got the focus: the input was meant for another one.
 */
const SETTLE_MS = 500;

/** A part of the list after the last rendering. `movedAt`, `arrivedAt`: ms of performance.now(). */
interface Seen {
  readonly element: HTMLElement;
  readonly top: number;
  /** width of the view in CSS pixels, in which `top` was measured */
  readonly viewWidth: number;
  /** it moved: the pointer may be on it by accident */
  readonly movedAt: number;
  /** it replaced another part, or got the focus automatically: a key may hit it by accident, too */
  readonly arrivedAt: number;
}

export interface SteadyList {
  /** Height in CSS pixels of the part with this `data-id`, as it is now; null: unknown. */
  heightOf(id: string): number | null;
}

/**
 * Keeps a list steady under the user's input. In a list whose parts have a `data-id`, a part that just moved ignores
 * clicks, one that just replaced another ignores keys, too, and the focus of a removed part moves to its replacement.
 */
export function useSteadyList(list: RefObject<HTMLElement | null>): SteadyList {
  const seen = useRef<ReadonlyMap<string, Seen>>(new Map());
  const focused = useRef<string | null>(null);

  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = measured(list.current, before);
    const last = before.get(focused.current ?? '');
    if (!last || last.element.isConnected || document.activeElement !== document.body) return;
    const successor = successorOf(focused.current ?? '', before, seen.current);
    if (successor === undefined) return;
    const [id, part] = successor;
    seen.current = new Map([...seen.current, [id, { ...part, arrivedAt: performance.now() }]]);
    focusIn(part.element, id === focused.current ? BACK_AND_FORTH : 'button, input');
  });

  useEffect(() => {
    const element = list.current;
    const onFocus = ({ target }: FocusEvent) => {
      focused.current = partOf(target)?.dataset['id'] ?? null;
    };
    // Moving the focus elsewhere resets it. Removing the focused part has no new target, and does not.
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) focused.current = null;
    };
    const onClick = (event: MouseEvent) => {
      const part = seen.current.get(partOf(event.target)?.dataset['id'] ?? '');
      if (!part || !isTooEarly(part, event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    element?.addEventListener('focusin', onFocus);
    element?.addEventListener('focusout', onBlur);
    element?.addEventListener('click', onClick, { capture: true });
    return () => {
      element?.removeEventListener('focusin', onFocus);
      element?.removeEventListener('focusout', onBlur);
      element?.removeEventListener('click', onClick, { capture: true });
    };
  }, [list]);

  // Measured late: Firefox opens a popup narrow, in which parts are far higher, and renders nothing as it widens it.
  return { heightOf: (id) => seen.current.get(id)?.element.getBoundingClientRect().height ?? null };
}

function partOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
}

/** A key press reaches the focused part wherever it moved; it causes a click whose count is 0. */
function isTooEarly({ movedAt, arrivedAt }: Seen, { detail }: MouseEvent): boolean {
  const since = detail === 0 ? arrivedAt : Math.max(arrivedAt, movedAt);
  return performance.now() - since < SETTLE_MS;
}

function measured(list: HTMLElement | null, before: ReadonlyMap<string, Seen>): ReadonlyMap<string, Seen> {
  const parts = [...(list?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
  // A hidden list has no positions: all its parts count as new when it returns.
  if (list?.closest('[hidden]')) return new Map();
  return new Map(parts.map((element) => [element.dataset['id'] ?? '', seenNow(element, before)]));
}

function seenNow(element: HTMLElement, before: ReadonlyMap<string, Seen>): Seen {
  const now = performance.now();
  const last = before.get(element.dataset['id'] ?? '');
  const top = element.offsetTop;
  // Firefox opens a popup some pixels wide and then widens it, which moves everything before anybody sees it.
  const sameView = last?.viewWidth === innerWidth;
  const moved = last !== undefined && sameView && Math.abs(last.top - top) > 1;
  const replaced = last !== undefined && last.element !== element;
  return {
    element,
    top,
    viewWidth: innerWidth,
    movedAt: moved ? now : (last?.movedAt ?? Number.NEGATIVE_INFINITY),
    arrivedAt: replaced ? now : (last?.arrivedAt ?? Number.NEGATIVE_INFINITY),
  };
}

/** The successor of a removed part: its replacement, else the next part, else the last one. */
function successorOf(
  id: string,
  before: ReadonlyMap<string, Seen>,
  now: ReadonlyMap<string, Seen>,
): [string, Seen] | undefined {
  const order = [...before.keys()];
  const following = order.slice(order.indexOf(id)).find((each) => now.has(each));
  const successor = following ?? [...now.keys()].at(-1);
  const part = successor === undefined ? undefined : now.get(successor);
  return successor === undefined || part === undefined ? undefined : [successor, part];
}

/** Undoing focuses the button that deleted, and deleting focuses the undo button. */
const BACK_AND_FORTH = ':scope > [data-act="undo"], :scope > * > [data-act="delete"]';

function focusIn(part: HTMLElement, css: string): void {
  part.querySelector<HTMLElement>(css)?.focus();
}
