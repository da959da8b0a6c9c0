import { useRef, useState } from 'preact/hooks';
import type { RunCommand } from '../hooks/use-command.ts';

/** One place along the list. */
export type Direction = 'up' | 'down';

/** A move of an item; `before`: null: to the end; `step`: null: it was dragged. */
export interface Move {
  readonly id: string;
  readonly before: string | null;
  readonly step: Direction | null;
}

interface Orderable {
  readonly id: string;
}

/** The order as it is shown: that of the status, and at once what the user has just moved. */
export function useOrder(run: RunCommand) {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const open = useRef(0);

  return {
    shown<T extends Orderable>(items: readonly T[]): readonly T[] {
      if (!items.some(({ id }) => asked.includes(id))) return items;
      return items.toSorted((a, b) => asked.indexOf(a.id) - asked.indexOf(b.id));
    },
    /** Returns its new place among them, the first being 0. */
    move(items: readonly Orderable[], { id, before }: Move): number {
      const others = items.map((item) => item.id).filter((each) => each !== id);
      const place = before === null ? others.length : others.indexOf(before);
      setAsked(others.toSpliced(place, 0, id));
      open.current += 1;
      void run('item.move', { id, before }).then(() => {
        open.current -= 1;
        // The status is stored before a command is answered.
        if (open.current === 0) setAsked([]);
      });
      return place;
    },
  };
}
