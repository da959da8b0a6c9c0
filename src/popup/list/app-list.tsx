import type { InjectionPolicy } from '../../injection/policy.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { AppSection } from './app-section.tsx';
import type { ListActs } from './list-acts.ts';

interface AppListProps {
  readonly apps: readonly AppStatus[];
  readonly chosenId: string | null;
  readonly guards: InjectionPolicy['writeGuards'];
  readonly now: number;
  readonly acts: ListActs;
}

/** All apps; their token sets are one radio group, as one of them is sent. */
export function AppList({ apps, ...shared }: AppListProps) {
  const { say } = useLanguage();
  return (
    <fieldset>
      <legend class="visually-hidden">{say('chooseTokenSet')}</legend>
      {apps.map((app) => (
        <AppSection key={app.id} app={app} {...shared} />
      ))}
    </fieldset>
  );
}
