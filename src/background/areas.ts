import { recordDatabase } from '../platform/indexed-db.ts';
import { localArea, sessionArea } from '../platform/storage-area.ts';
import { withRoom } from '../platform/with-room.ts';
import { secondCopy } from '../storage/secret/second-copy.ts';

/** Where the background stores secrets. A token or a form that finds no room in memory takes that of kept calls. */
export const AREAS = {
  local: localArea,
  session: withRoom(sessionArea),
  copy: secondCopy(recordDatabase('second-copy')),
};
