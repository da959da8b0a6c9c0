import type { InjectionPolicy } from '../../injection/policy.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { IconButton } from '../../ui/parts/icon-button.tsx';
import { TokenSetCard } from './card/token-set-card.tsx';
import type { ListActs } from './list-acts.ts';

interface AppSectionProps {
  readonly app: AppStatus;
  readonly chosenId: string | null;
  readonly guards: InjectionPolicy['writeGuards'];
  readonly now: number;
  readonly acts: ListActs;
}

/** One app and its token sets. */
export function AppSection({ app, chosenId, guards, now, acts }: AppSectionProps) {
  const language = useLanguage();
  const { say } = language;
  return (
    <section class="app" data-testid="app" data-id={app.id} aria-label={app.label}>
      <div class="app-head">
        <h2 title={app.label}>{app.label}</h2>
        <span class="muted">{count(language, 'tokenSets', app.tokenSets.length)}</span>
        <IconButton
          icon="add"
          label={say('addTokenTo', app.label)}
          testId="app-add-token"
          onClick={() => acts.open({ form: 'add token set', app })}
        />
        <IconButton
          icon="edit"
          label={say('editNamed', app.label)}
          testId="app-edit"
          onClick={() => acts.open({ form: 'edit app', app })}
        />
        <IconButton
          icon="delete"
          label={say('deleteNamed', app.label)}
          testId="app-delete"
          onClick={() => acts.remove(app.id)}
        />
      </div>
      <ul class="cards">
        {app.tokenSets.map((tokenSet) => (
          <TokenSetCard
            key={tokenSet.id}
            app={app}
            tokenSet={tokenSet}
            chosen={tokenSet.id === chosenId}
            guard={guards[tokenSet.id] ?? null}
            now={now}
            acts={acts}
          />
        ))}
      </ul>
    </section>
  );
}
