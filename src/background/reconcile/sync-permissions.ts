import { unusedPermissions } from '../../injection/held/unused-permissions.ts';
import type { InjectionView } from '../../injection/injection-view.ts';

/** The browser's host permissions. */
export interface PermissionsPort {
  /** origins of which the user is being asked: their permission may come before what it is for */
  readonly asked: () => Promise<readonly string[]>;
  /** Whether a permission has come just now: what it is for may not be stored yet. */
  readonly isFresh: (pattern: string) => boolean;
  readonly giveBack: (pattern: string) => Promise<boolean>;
}

/** Gives back what has no use: what is held decides which pages a rule opens. Gives whether anything was tried. */
export async function syncPermissions(port: PermissionsPort, view: InjectionView): Promise<boolean> {
  const unused = unusedPermissions(view, await port.asked()).filter((pattern) => !port.isFresh(pattern));
  await Promise.all(unused.map(port.giveBack));
  return unused.length > 0;
}
