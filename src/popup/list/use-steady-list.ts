import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** What comes under the pointer or gets the focus by itself takes no input for so long: it was meant for another. */
const SETTLE_MS = 500;

/** What had a place in the list after the last drawing. `movedAt`, `arrivedAt`: ms of performance.now(). */
interface Seen {
  readonly element: HTMLElement;
  readonly top: number;
  readonly height: number;
  /** it slid elsewhere: the pointer may be on it by accident */
  readonly movedAt: number;
  /** it came in the place of something else, or the focus was put on it: a key may hit it by accident, too */
  readonly arrivedAt: number;
}

export interface SteadyList {
  /** CSS pixels of what has this `data-id`, as last drawn; null: not known */
  heightOf(id: string): number | null;
}

/**
 * Keeps what people aim at: in a list whose parts carry a `data-id`, a part that has just moved takes no click, one that
 * has just replaced another takes no key either, and the focus of a part that goes is on what comes in its place.
 */
export function useSteadyList(list: RefObject<HTMLElement | null>): SteadyList {
  const seen = useRef<ReadonlyMap<string, Seen>>(new Map());
  const focused = useRef<string | null>(null);

  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = measured(list.current, before);
    const last = before.get(focused.current ?? '');
    if (!last || last.element.isConnected || document.activeElement !== document.body) return;
    const heir = heirOf(focused.current ?? '', before, seen.current);
    if (heir === undefined) return;
    const [id, part] = heir;
    seen.current = new Map([...seen.current, [id, { ...part, arrivedAt: performance.now() }]]);
    focusIn(part.element, id === focused.current ? BACK_AND_FORTH : 'button, input');
  });

  useEffect(() => {
    const element = list.current;
    const onFocus = ({ target }: FocusEvent) => {
      focused.current = partOf(target)?.dataset['id'] ?? null;
    };
    // Leaving for elsewhere forgets the place; being taken away with its part tells of no new place, and does not.
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

  return { heightOf: (id) => seen.current.get(id)?.height ?? null };
}

function partOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
}

/** A key press reaches what has the focus, wherever that has moved; it makes a click without a count. */
function isTooEarly({ movedAt, arrivedAt }: Seen, { detail }: MouseEvent): boolean {
  const since = detail === 0 ? arrivedAt : Math.max(arrivedAt, movedAt);
  return performance.now() - since < SETTLE_MS;
}

function measured(list: HTMLElement | null, before: ReadonlyMap<string, Seen>): ReadonlyMap<string, Seen> {
  const parts = [...(list?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
  // A list that is not shown has no places; what is there when it comes back is all new.
  if (list?.closest('[hidden]')) return new Map();
  return new Map(parts.map((element) => [element.dataset['id'] ?? '', seenNow(element, before)]));
}

function seenNow(element: HTMLElement, before: ReadonlyMap<string, Seen>): Seen {
  const now = performance.now();
  const last = before.get(element.dataset['id'] ?? '');
  const top = element.offsetTop;
  const { height } = element.getBoundingClientRect();
  const moved = last !== undefined && Math.abs(last.top - top) > 1;
  const replaced = last !== undefined && last.element !== element;
  return {
    element,
    top,
    height,
    movedAt: moved ? now : (last?.movedAt ?? Number.NEGATIVE_INFINITY),
    arrivedAt: replaced ? now : (last?.arrivedAt ?? Number.NEGATIVE_INFINITY),
  };
}

/** What is in the place of a part that went: what replaced it, else what follows it, else the last there is. */
function heirOf(
  id: string,
  before: ReadonlyMap<string, Seen>,
  now: ReadonlyMap<string, Seen>,
): [string, Seen] | undefined {
  const order = [...before.keys()];
  const following = order.slice(order.indexOf(id)).find((each) => now.has(each));
  const heir = following ?? [...now.keys()].at(-1);
  const part = heir === undefined ? undefined : now.get(heir);
  return heir === undefined || part === undefined ? undefined : [heir, part];
}

/** An undo gives the keyboard back the button that it pressed, and the other way round. */
const BACK_AND_FORTH = ':scope > [data-act="undo"], :scope > * > [data-act="delete"]';

function focusIn(part: HTMLElement, css: string): void {
  part.querySelector<HTMLElement>(css)?.focus();
}
