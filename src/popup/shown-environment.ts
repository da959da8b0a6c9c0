import { type Environment, PRODUCTION } from '../inventorum/environment.ts';
import { parseUrl } from '../parse-url.ts';
import type { PopupFacts } from './popup-props.ts';

/** The popup's environment: the selected one, else the tab's own, else one that is in use. */
export function shownEnvironment(facts: PopupFacts, askedId: string | null): Environment {
  const { environments, status, tab } = facts;
  const origin = tab?.url ? parseUrl(tab.url)?.origin : undefined;
  return (
    environments.find(({ id }) => id === askedId) ??
    environments.find((each) => each.origin === origin) ??
    environments.find(({ id }) => status.apps.some(({ environmentId }) => environmentId === id)) ??
    PRODUCTION
  );
}
