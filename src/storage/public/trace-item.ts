import { sessionArea } from '../../platform/storage-area.ts';
import { storedItem } from '../stored-item.ts';
import { sharedItem } from './shared-item.ts';
import type { Trace } from './trace.ts';

/**
 * The last unexpected errors. Written by the background and by pages; separate from the items that every page reads.
 */
export const traceItem = sharedItem(storedItem<Trace>(sessionArea, 'trace', { current: 1 }), 'trace');
