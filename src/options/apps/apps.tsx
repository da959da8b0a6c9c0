import type { AppStatus } from '../../storage/public/status.ts';
import { ArrangeList } from '../../ui/arrange/arrange-list.tsx';
import * as common from '../../ui/common.module.css';
import { type SearchState, useSearch } from '../../ui/hooks/use-search.ts';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { TokenSearch } from '../../ui/parts/token-search.tsx';
import { foundApps } from '../../ui/presentation/found-apps.ts';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsCommands, OptionsFacts } from '../options-props.ts';
import * as styles from '../rows.module.css';
import { AppSettings } from './app-settings.tsx';
import { ReadFile } from './read-file.tsx';

interface AppsProps {
  readonly facts: OptionsFacts;
  readonly acts: OptionsActs;
  readonly historyOf: OptionsCommands['historyOf'];
  readonly now: number;
}

/** Every app with its settings and those of its token sets. They are added and edited in the popup. */
export function Apps({ facts, acts, historyOf, now }: AppsProps) {
  const { say } = useLanguage();
  const { status, policy, environments } = facts;
  const search = useSearch(status);
  const { words } = search;
  const searched = { apps: status.apps, environments, deletions: [] };
  const apps = words.length === 0 ? status.apps : foundApps(words, searched).flatMap((group) => group.apps);
  return (
    <section aria-labelledby="apps">
      <h2 id="apps">{say('appsAndTokens')}</h2>
      <ReadFile acts={acts} />
      {status.apps.length === 0 && <p class={common.hint}>{say('noApps')}</p>}
      {status.apps.length > 0 && (
        <details data-testid="arrange">
          <summary>{say('arrangeTitle')}</summary>
          <p class={common.hint}>{say('arrangeHint')}</p>
          <ArrangeList apps={status.apps} environments={environments} run={acts.run} />
        </details>
      )}
      {search.text !== null && <Search {...search} apps={apps} />}
      <ul class={styles.rows}>
        {apps.map((app) => (
          <AppSettings
            key={app.id}
            app={app}
            environmentName={environments.find(({ id }) => id === app.environmentId)?.name ?? ''}
            policy={policy}
            acts={acts}
            historyOf={historyOf}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}

interface SearchProps extends SearchState {
  /** that were found */
  readonly apps: readonly AppStatus[];
}

function Search({ text, words, onText, apps }: SearchProps) {
  const language = useLanguage();
  const { say } = language;
  const found = apps.reduce((sum, { tokenSets }) => sum + tokenSets.length, 0);
  return (
    <TokenSearch text={text ?? ''} onText={onText} class={styles.search}>
      <p role="status" class={found === 0 ? '' : common.visuallyHidden} data-testid="found">
        {words.length > 0 &&
          (found === 0
            ? say('tokenSearchNothing', { words: words.join(' ') })
            : count(language, 'tokensFound', found))}
      </p>
    </TokenSearch>
  );
}
