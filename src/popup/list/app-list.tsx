import type { InjectionPolicy } from '../../injection/policy.ts';
import type { AppStatus, PendingDeletion } from '../../storage/public/status.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { AppSection } from './app-section.tsx';
import type { ListActs } from './list-acts.ts';
import { listSlots } from './list-slots.ts';
import { UndoCard } from './undo-card.tsx';
import type { SteadyList } from './use-steady-list.ts';

interface AppListProps {
  readonly apps: readonly AppStatus[];
  /** deleted items of this list that can still be restored */
  readonly deletions: readonly PendingDeletion[];
  readonly steady: SteadyList;
  readonly chosenId: string | null;
  readonly guards: InjectionPolicy['writeGuards'];
  readonly now: number;
  readonly acts: ListActs;
}

/** All apps. Their token sets form one radio group, because only one of them is sent. */
export function AppList({ apps, deletions, steady, acts, ...shared }: AppListProps) {
  const { say } = useLanguage();
  const ofApps = deletions.filter(({ position }) => position?.appId === null);
  return (
    <fieldset>
      <legend class={common.visuallyHidden}>{say('chooseTokenSet')}</legend>
      {listSlots(apps, ofApps).map(({ id, item: app, deleted }) =>
        app ? (
          <AppSection
            key={id}
            app={app}
            deletions={deletions.filter(({ position }) => position?.appId === id)}
            steady={steady}
            acts={acts}
            {...shared}
          />
        ) : (
          <UndoCard key={`undo ${id}`} deletion={deleted} height={steady.heightOf(id)} onUndo={acts.undo} />
        ),
      )}
    </fieldset>
  );
}
