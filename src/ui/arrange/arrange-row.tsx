import type { ComponentChildren } from 'preact';
import { useLanguage } from '../language/language.ts';
import * as styles from './arrange.module.css';
import type { Drag } from './use-drag.ts';
import type { Direction, Move } from './use-order.ts';

interface Item {
  readonly id: string;
  readonly label: string;
}

interface ArrangeRowProps {
  readonly item: Item;
  /** all of its list, in order */
  readonly siblings: readonly Item[];
  readonly drag: Drag;
  readonly onMove: (items: readonly Item[], move: Move) => void;
  /** absent: it cannot be one */
  readonly favourite?: boolean;
  readonly onFavourite?: (id: string, on: boolean) => void;
  readonly children?: ComponentChildren;
}

/** An app or a token set, with buttons that move it; Alt and an arrow key on any of them do the same. */
export function ArrangeRow(props: ArrangeRowProps) {
  const { item, siblings, drag, onMove, favourite, onFavourite, children } = props;
  const { say } = useLanguage();
  const { id, label } = item;

  function step(by: Direction): void {
    const place = siblings.findIndex((each) => each.id === id);
    if (by === 'up' ? place === 0 : place === siblings.length - 1) return;
    onMove(siblings, { id, before: siblings[by === 'up' ? place - 1 : place + 2]?.id ?? null, step: by });
  }

  function onKey(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
    if (!event.altKey || by === null) return;
    event.preventDefault();
    step(by);
  }

  return (
    <li data-id={id} data-testid="arrange-item" class={placeOf(id, drag)}>
      <div class={styles.row} onKeyDown={onKey}>
        <span
          class={styles.grip}
          aria-hidden="true"
          data-testid="grip"
          onPointerDown={(event) => drag.begin(event, id)}
        >
          ⠿
        </span>
        <span class={styles.label} title={label}>
          {label}
        </span>
        {favourite !== undefined && (
          <button
            type="button"
            class={styles.icon}
            aria-pressed={favourite}
            aria-label={say('favouriteNamed', { name: label })}
            title={say('favouriteNamed', { name: label })}
            data-testid="favourite"
            onClick={() => onFavourite?.(id, !favourite)}
          >
            {favourite ? '★' : '☆'}
          </button>
        )}
        <MoveButton by="up" item={item} isEnd={siblings[0]?.id === id} onStep={step} />
        <MoveButton by="down" item={item} isEnd={siblings.at(-1)?.id === id} onStep={step} />
      </div>
      {children}
    </li>
  );
}

interface MoveButtonProps {
  readonly by: Direction;
  readonly item: Item;
  /** it is there already; the button keeps the focus */
  readonly isEnd: boolean;
  readonly onStep: (by: Direction) => void;
}

function MoveButton({ by, item: { id, label }, isEnd, onStep }: MoveButtonProps) {
  const { say } = useLanguage();
  const name = say(by === 'up' ? 'moveUpNamed' : 'moveDownNamed', { name: label });
  return (
    <button
      type="button"
      class={styles.icon}
      aria-label={name}
      title={name}
      aria-disabled={isEnd}
      data-testid={`move-${by}`}
      data-move={`${by} ${id}`}
      onClick={() => onStep(by)}
    >
      {by === 'up' ? '↑' : '↓'}
    </button>
  );
}

function placeOf(id: string, { dragged }: Drag): string {
  if (dragged?.id === id) return styles.dragged;
  return dragged !== null && dragged.before === id ? styles.target : '';
}
