import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../../inventorum/environment.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import * as common from '../common.module.css';
import type { RunCommand } from '../hooks/use-command.ts';
import { useLanguage } from '../language/language.ts';
import * as styles from './arrange.module.css';
import { ArrangeRow } from './arrange-row.tsx';
import { useDrag } from './use-drag.ts';
import { type Move, useOrder } from './use-order.ts';

interface ArrangeListProps {
  readonly apps: readonly AppStatus[];
  readonly environments: readonly Environment[];
  readonly run: RunCommand;
}

/** All apps and token sets by environment, to be moved by pointer or keys, and marked as favourites. */
export function ArrangeList({ apps, environments, run }: ArrangeListProps) {
  const { say } = useLanguage();
  const order = useOrder(run);
  const root = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  useFocusKept(root, moved);

  function move(items: Items, asked: Move): void {
    const label = items.find(({ id }) => id === asked.id)?.label ?? '';
    setMoved({ ...asked, label, place: order.move(items, asked) + 1, count: items.length });
  }

  return (
    <div ref={root} class={styles.list} data-testid="arrange-list">
      <p role="status" class={common.visuallyHidden} data-testid="moved">
        {moved && say('movedTo', { name: moved.label, place: `${moved.place}`, count: `${moved.count}` })}
      </p>
      {environments.map((environment) => (
        <section key={environment.id} aria-label={environment.name}>
          <Group
            name={environment.name}
            apps={order.shown(apps.filter(({ environmentId }) => environmentId === environment.id))}
            order={order}
            onMove={move}
            onFavourite={(id, on) => void run('token-set.favourite', { id, on })}
          />
        </section>
      ))}
    </div>
  );
}

type Items = readonly { readonly id: string; readonly label: string }[];

interface Moved extends Move {
  readonly label: string;
  readonly place: number;
  readonly count: number;
}

interface GroupProps {
  readonly name: string;
  readonly apps: readonly AppStatus[];
  readonly order: ReturnType<typeof useOrder>;
  readonly onMove: (items: Items, move: Move) => void;
  readonly onFavourite: (id: string, on: boolean) => void;
}

function Group({ name, apps, order, onMove, onFavourite }: GroupProps) {
  const drag = useDrag((id, before) => {
    const lists: readonly Items[] = [apps, ...apps.map(({ tokenSets }) => order.shown(tokenSets))];
    const items = lists.find((each) => each.some((item) => item.id === id));
    if (items) onMove(items, { id, before, step: null });
  });
  if (apps.length === 0) return null;
  return (
    <>
      <h3>{name}</h3>
      <ol>
        {apps.map((app) => (
          <ArrangeRow key={app.id} item={app} siblings={apps} drag={drag} onMove={onMove}>
            <ol>
              {order.shown(app.tokenSets).map((set, _index, sets) => (
                <ArrangeRow
                  key={set.id}
                  item={set}
                  siblings={sets}
                  drag={drag}
                  onMove={onMove}
                  favourite={set.favourite ?? false}
                  onFavourite={onFavourite}
                />
              ))}
            </ol>
          </ArrangeRow>
        ))}
      </ol>
    </>
  );
}

/** A browser takes the focus from an element that is moved in the document. */
function useFocusKept(root: { readonly current: HTMLElement | null }, moved: Moved | null): void {
  useLayoutEffect(() => {
    if (moved?.step == null || root.current?.contains(document.activeElement)) return;
    root.current?.querySelector<HTMLElement>(`[data-move="${moved.step} ${moved.id}"]`)?.focus();
  });
}
