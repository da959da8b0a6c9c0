import type { InjectionView } from '../injection-view.ts';
import { isNarrowest } from './host-permission.ts';

/**
 * The held host permissions without a use: they match no environment, no allowed origin, and no origin in `wanted`
 * (with an open permission prompt) exactly. As match patterns, as the browser reports them.
 */
export function unusedPermissions(view: InjectionView, wanted: readonly string[]): readonly string[] {
  const tabs = Object.values(view.session.tabs).flatMap(({ allowedOrigins }) => allowedOrigins);
  const allowed = [...view.environments, ...view.policy.allowedOrigins, ...tabs];
  const origins = [...allowed.map(({ origin }) => origin), ...wanted];
  const { held, exactBy } = view.browser;
  return held.filter((pattern) => !origins.some((origin) => isNarrowest(pattern, origin, exactBy)));
}
