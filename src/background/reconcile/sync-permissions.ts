import { unusedPermissions } from '../../injection/held/unused-permissions.ts';
import type { InjectionView } from '../../injection/injection-view.ts';

/** The browser's host permissions. */
export interface PermissionsPort {
  /** origins with an open permission prompt: the permission may come before it is used */
  readonly asked: () => Promise<readonly string[]>;
  /** Whether a permission was just granted: its use may not be stored yet. */
  readonly isFresh: (pattern: string) => boolean;
  readonly giveBack: (pattern: string) => Promise<boolean>;
}

/**
 * Gives back unused permissions, because the held ones decide which pages a rule opens. Returns whether anything was
 * tried.
 */
export async function syncPermissions(port: PermissionsPort, view: InjectionView): Promise<boolean> {
  const unused = unusedPermissions(view, await port.asked()).filter((pattern) => !port.isFresh(pattern));
  await Promise.all(unused.map(port.giveBack));
  return unused.length > 0;
}
