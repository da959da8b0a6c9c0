import type { EndedFault } from '../../injection/fault.ts';
import { sessionArea } from '../../platform/storage-area.ts';
import { storedItem } from '../stored-item.ts';

/** The faults that are over, oldest first: answers to their calls may still come. */
export const endedFaultsItem = storedItem<readonly EndedFault[]>(sessionArea, 'endedFaults', { current: 1 });
