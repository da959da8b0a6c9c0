import { setAlarm } from '../../platform/alarms.ts';
import { removalItem } from '../../storage/public/items.ts';
import { SAVED_SESSIONS } from '../../storage/public/saved-sessions-item.ts';
import { AREAS } from '../areas.ts';
import { type RemovalParts, removal } from './removal.ts';

type Parts = Pick<RemovalParts, 'store' | 'now' | 'lock' | 'changed' | 'settle'>;

/** "Remove everything" in the real browser. */
export function removeEverything(parts: Parts) {
  return removal({
    ...parts,
    ...{ removal: removalItem, saved: SAVED_SESSIONS, local: AREAS.local, session: AREAS.session },
    later: (ms, task) => void setTimeout(() => void task(), ms),
    wakeAt: (at) => setAlarm('removal', at),
  });
}
