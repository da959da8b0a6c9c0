import type { InjectionView } from '../injection-view.ts';
import { isNarrowest } from './host-permission.ts';

/**
 * The host permissions that are held and have no use: not exactly that of an environment, of an origin that is allowed
 * anywhere, or of one that `wanted` names (the user is being asked for it). As match patterns, as the browser reports them.
 */
export function unusedPermissions(view: InjectionView, wanted: readonly string[]): readonly string[] {
  const tabs = Object.values(view.session.tabs).flatMap(({ allowedOrigins }) => allowedOrigins);
  const allowed = [...view.environments, ...view.policy.allowedOrigins, ...tabs];
  const origins = [...allowed.map(({ origin }) => origin), ...wanted];
  const { held, exactBy } = view.browser;
  return held.filter((pattern) => !origins.some((origin) => isNarrowest(pattern, origin, exactBy)));
}
