import type { ComponentProps } from 'preact';
import * as common from '../../ui/common.module.css';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { foundApps } from '../../ui/presentation/found-apps.ts';
import { AppList } from '../list/app-list.tsx';
import type { PopupFacts } from '../popup-props.ts';
import { undoable } from '../undoable.ts';
import * as styles from './search.module.css';

interface FoundListProps extends Omit<ComponentProps<typeof AppList>, 'apps' | 'deletions' | 'chosenId'> {
  readonly facts: Pick<PopupFacts, 'status' | 'policy' | 'environments'>;
  readonly words: readonly string[];
  /** the token set that was just chosen, until storage confirms it */
  readonly asked: string | null;
}

/** What was found, by environment. */
export function FoundList({
  facts: { status, policy, environments },
  words,
  asked,
  ...list
}: FoundListProps) {
  const language = useLanguage();
  const { say } = language;
  const groups = foundApps(words, { ...status, environments, deletions: undoable(status, list.now) });
  const ids = groups.flatMap(({ apps }) => apps.flatMap(({ tokenSets }) => tokenSets.map(({ id }) => id)));
  return (
    <div class={styles.found}>
      <p role="status" class={ids.length === 0 ? styles.none : common.visuallyHidden} data-testid="found">
        {ids.length === 0
          ? say('tokenSearchNothing', { words: words.join(' ') })
          : count(language, 'tokensFound', ids.length)}
      </p>
      {groups.map(({ environment: { id, name }, apps, deletions }) => {
        const isAskedHere = apps.some(({ tokenSets }) => tokenSets.some((set) => set.id === asked));
        return (
          <section key={id} aria-label={name} data-testid="found-group">
            <h2>{name}</h2>
            <AppList
              {...list}
              apps={apps}
              deletions={deletions}
              chosenId={(isAskedHere ? asked : policy.defaultTokenSets[id]) ?? null}
            />
          </section>
        );
      })}
    </div>
  );
}
