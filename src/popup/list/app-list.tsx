import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InjectionPolicy } from '../../injection/policy.ts';
import { type AppStatus, FIRST_CARDS, type PendingDeletion } from '../../storage/public/status.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './app-list.module.css';
import { AppSection } from './app-section.tsx';
import type { ListActs } from './list-acts.ts';
import { listSlots } from './list-slots.ts';
import { undoCard } from './undo-part.ts';
import type { SteadyList } from './use-steady-list.ts';

interface AppListProps {
  readonly apps: readonly AppStatus[];
  /** token sets of apps that a first part leaves out; absent: `apps` are whole */
  readonly leftOut?: number | undefined;
  /** deleted items of this list that can still be restored */
  readonly deletions: readonly PendingDeletion[];
  readonly steady: SteadyList;
  readonly chosenId: string | null;
  readonly guards: InjectionPolicy['writeGuards'];
  readonly now: number;
  readonly acts: ListActs;
}

/** About that of an ordinary card with the gap below it, CSS pixels: the scrollbar hardly changes. */
const CARD_HEIGHT = 86;

/** Cards that are added at once: rendering them takes less than one frame. */
const SLICE = 12;
/** That much of the list below what is visible is rendered in advance, CSS pixels. */
const AHEAD = 1200;

/**
 * All apps. Their token sets form one radio group, because only one of them is sent. Those below the fold are rendered
 * after the first view, and those far below it once somebody comes near.
 */
export function AppList({ apps, leftOut, deletions, steady, acts, ...shared }: AppListProps) {
  const { say } = useLanguage();
  const rest = useRef<HTMLDivElement>(null);
  const most = useMostCards(rest, leftOut === undefined);
  const ofApps = deletions.filter(({ position }) => position?.appId === null);
  const slots = listSlots(apps, ofApps);
  const all = slots.reduce((sum, slot) => sum + cardsIn(slot), leftOut ?? 0);
  return (
    <fieldset>
      <legend class={common.visuallyHidden}>{say('chooseTokenSet')}</legend>
      {slotsWithin(slots, most).map(({ slot: { id, item: app, deleted }, left }) =>
        app ? (
          <AppSection
            key={id}
            app={app}
            most={left}
            deletions={deletions.filter(({ position }) => position?.appId === id)}
            steady={steady}
            acts={acts}
            {...shared}
          />
        ) : (
          <undoCard.Part
            key={`undo ${id}`}
            deletion={deleted}
            height={steady.heightOf(id)}
            onUndo={acts.undo}
          />
        ),
      )}
      {all > most && (
        <div class={styles.rest} style={{ height: `${(all - most) * CARD_HEIGHT}px` }}>
          <div ref={rest} style={{ top: `-${AHEAD}px` }} data-testid="rest" />
        </div>
      )}
    </fieldset>
  );
}

/** The cards that are rendered: the first ones at first, and more of a whole list whenever `rest` comes into view. */
function useMostCards(rest: RefObject<HTMLElement | null>, isWhole: boolean): number {
  const [most, setMost] = useState(FIRST_CARDS);
  // Observed anew after each slice: an observer tells only changes.
  useEffect(() => {
    const element = rest.current;
    if (!(element && isWhole)) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setMost(most + SLICE);
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return most;
}

type AppSlot = ReturnType<typeof listSlots<AppStatus>>[number];

function cardsIn({ item }: AppSlot): number {
  return item ? item.tokenSets.length + (item.leftOut ?? 0) : 1;
}

/** The slots that begin among the first `most` cards, each with the number of cards that are left for it. */
function slotsWithin(slots: readonly AppSlot[], most: number) {
  let left = most;
  const shown: { readonly slot: AppSlot; readonly left: number }[] = [];
  for (const slot of slots) {
    if (left <= 0) break;
    shown.push({ slot, left });
    left -= cardsIn(slot);
  }
  return shown;
}
