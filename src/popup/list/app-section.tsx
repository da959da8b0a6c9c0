import type { InjectionPolicy } from '../../injection/policy.ts';
import type { AppStatus, PendingDeletion } from '../../storage/public/status.ts';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { IconButton } from '../../ui/parts/icon-button.tsx';
import * as styles from './app-section.module.css';
import { TokenSetCard } from './card/token-set-card.tsx';
import type { ListActs } from './list-acts.ts';
import { listSlots } from './list-slots.ts';
import { undoCard } from './undo-part.ts';
import type { SteadyList } from './use-steady-list.ts';

interface AppSectionProps {
  readonly app: AppStatus;
  /** number of cards that are rendered */
  readonly most: number;
  /** deleted token sets of the app that can still be restored */
  readonly deletions: readonly PendingDeletion[];
  readonly steady: SteadyList;
  readonly chosenId: string | null;
  readonly guards: InjectionPolicy['writeGuards'];
  readonly now: number;
  readonly acts: ListActs;
}

/** One app and its token sets. */
export function AppSection({ app, most, deletions, steady, chosenId, guards, now, acts }: AppSectionProps) {
  const cards = listSlots(app.tokenSets, deletions).slice(0, most);
  return (
    <section data-testid="app" data-id={app.id} aria-label={app.label}>
      <AppHead app={app} acts={acts} />
      <ul class={styles.cards}>
        {cards.map(({ id, item: tokenSet, deleted }) =>
          tokenSet ? (
            <TokenSetCard
              key={id}
              app={app}
              tokenSet={tokenSet}
              chosen={id === chosenId}
              guard={guards[id] ?? null}
              now={now}
              acts={acts}
            />
          ) : (
            <li key={`undo ${id}`}>
              <undoCard.Part deletion={deleted} height={steady.heightOf(id)} onUndo={acts.undo} />
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

function AppHead({ app, acts }: Pick<AppSectionProps, 'app' | 'acts'>) {
  const language = useLanguage();
  const { say } = language;
  return (
    <div class={styles.head}>
      <h2 title={app.label}>{app.label}</h2>
      <span class={styles.count}>
        {count(language, 'tokenSets', app.tokenSets.length + (app.leftOut ?? 0))}
      </span>
      <IconButton
        icon="add"
        label={say('addTokenTo', { name: app.label })}
        testId="app-add-token"
        onClick={() => acts.open({ form: 'add token set', app })}
      />
      <IconButton
        icon="edit"
        label={say('editNamed', { name: app.label })}
        testId="app-edit"
        onClick={() => acts.open({ form: 'edit app', app })}
      />
      <IconButton
        icon="delete"
        label={say('deleteNamed', { name: app.label })}
        testId="app-delete"
        onClick={() => acts.remove(app.id)}
      />
    </div>
  );
}
