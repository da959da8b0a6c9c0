import type { SessionPolicy } from '../../injection/policy.ts';
import type { BrowserMark } from '../../platform/browser-mark.ts';
import type { SessionDoubt } from '../../storage/public/session-notice.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { type CarriedSession, isEmpty, withoutFaults } from './carried-session.ts';

export interface CarryParts {
  /** on disk; undefined: no build that carries the session has run here */
  readonly carried: Pick<StoredItem<CarriedSession | null>, 'get' | 'set'>;
  /** null: the browser has no such store (Firefox) */
  readonly mark: BrowserMark | null;
  readonly newId: () => string;
}

interface ToCarry {
  readonly session: SessionPolicy;
  readonly doubt: SessionDoubt | null;
  /** ms since the epoch; null: the extension is not being ended now */
  readonly reloadingAt: number | null;
}

/**
 * Writes what outlives a reload. The mark is written first: without it the carried session would end with the next
 * reload.
 */
export async function carry({ carried, mark, newId }: CarryParts, what: ToCarry): Promise<void> {
  const before = await carried.get();
  const session = withoutFaults(what.session);
  if (isEmpty(session)) {
    // Written even if nothing was carried before: it shows that this is no older build.
    if (before !== null) await carried.set(null);
    await mark?.write(null);
    return;
  }
  const name = before?.mark ?? newId();
  await mark?.write(name);
  await carried.set({ mark: name, ...what, session });
}
