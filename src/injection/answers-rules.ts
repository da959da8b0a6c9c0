import { API_PATH, type Environment } from '../inventorum/environment.ts';
import type { HeaderChange, Rule } from './header-rule.ts';
import type { InjectionPolicy } from './policy.ts';

/** What a page may send (X-Api-Version among it) and read beyond the safelisted headers. Source: fetch standard, CORS */
const SENDS = 'accept, authorization, content-type, x-api-version';
const READS = 'retry-after, x-api-version, x-inv-processed-version, x-rid';
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';

/**
 * Rules that let pages of an allowed origin read the API's answers, preflight included: for exactly that origin,
 * never `*` and never with credentials. initiatorDomains knows no port, but the exact origin in the header does.
 */
export function answersRules(environment: Environment, policy: InjectionPolicy): readonly Rule[] {
  const origins = policy.allowedOrigins.filter(
    ({ origin, readsAnswers }) => readsAnswers && origin !== environment.origin,
  );
  return origins.map(
    ({ origin }): Rule => ({
      priority: 1,
      action: { type: 'modifyHeaders', responseHeaders: headersFor(origin) },
      condition: {
        urlFilter: `|${environment.origin}${API_PATH}`,
        isUrlFilterCaseSensitive: true,
        resourceTypes: ['xmlhttprequest'],
        initiatorDomains: [new URL(origin).hostname],
      },
    }),
  );
}

function headersFor(origin: string): readonly HeaderChange[] {
  return [
    { header: 'access-control-allow-origin', operation: 'set', value: origin },
    { header: 'access-control-allow-headers', operation: 'set', value: SENDS },
    { header: 'access-control-allow-methods', operation: 'set', value: METHODS },
    { header: 'access-control-expose-headers', operation: 'set', value: READS },
  ];
}
