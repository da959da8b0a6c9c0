import { API_PATH, type Environment } from '../inventorum/environment.ts';
import { type HeaderChange, PRIORITY, type Rule } from './header-rule.ts';
import { isHeld } from './held/host-permission.ts';
import { initiatorOf } from './initiator-condition.ts';
import type { InjectionView } from './injection-view.ts';
import type { AllowedOrigin, TabPolicy } from './policy.ts';
import { isSpecial } from './tab-reach.ts';

/** Headers that a page may send and read beyond the safelisted ones. Source: fetch standard, CORS */
const SENDS = 'accept, authorization, content-type, x-api-version';
const READS = 'retry-after, x-api-version, x-inv-processed-version, x-rid';
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';

interface AnswersContext {
  readonly environment: Environment;
  readonly view: InjectionView;
  readonly facts: { readonly extensionHost: string };
  readonly tab: TabPolicy | null;
  readonly reach: { readonly tabIds?: readonly number[] };
  /** hosts whose pages have rules in this group */
  readonly hosts: readonly string[];
}

/**
 * Rules that let pages of an allowed origin read the API's answers, including preflights: for exactly that origin,
 * never `*`, and never with credentials, even if the server allows them. A rule has no port, but the header names the
 * exact origin.
 */
export function answersRules(context: AnswersContext): readonly Rule[] {
  const { environment, reach } = context;
  return readersIn(context).map(
    (origin): Rule => ({
      priority: PRIORITY.letRead,
      action: { type: 'modifyHeaders', responseHeaders: headersFor(origin) },
      condition: {
        urlFilter: `|${environment.origin}${API_PATH}`,
        isUrlFilterCaseSensitive: true,
        resourceTypes: ['xmlhttprequest'],
        ...reach,
        ...initiatorOf(new URL(origin).hostname, context),
      },
    }),
  );
}

/** One origin per host, the last one allowed: two rules for one host would contradict each other. */
function readersIn({ environment, view, tab, hosts }: AnswersContext): readonly string[] {
  const { policy, browser } = view;
  const everywhere = tab === null || isSpecial(tab) ? policy.allowedOrigins : [];
  const allowed: readonly AllowedOrigin[] = [...everywhere, ...(tab?.allowedOrigins ?? [])];
  const readers = allowed.filter(
    ({ origin, readsAnswers }) =>
      readsAnswers && origin !== environment.origin && isHeld(browser.held, origin),
  );
  const byHost = new Map(readers.map(({ origin }) => [new URL(origin).hostname, origin]));
  return [...byHost].flatMap(([host, origin]) => (hosts.includes(host) ? [origin] : []));
}

function headersFor(origin: string): readonly HeaderChange[] {
  return [
    { header: 'access-control-allow-origin', operation: 'set', value: origin },
    { header: 'access-control-allow-headers', operation: 'set', value: SENDS },
    { header: 'access-control-allow-methods', operation: 'set', value: METHODS },
    { header: 'access-control-expose-headers', operation: 'set', value: READS },
    { header: 'access-control-allow-credentials', operation: 'remove' },
  ];
}
