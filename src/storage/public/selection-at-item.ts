import { sessionArea } from '../../platform/storage-area.ts';
import { storedItem } from '../stored-item.ts';

/**
 * When a text was selected on a page and sent to the form (ms since the epoch); null: it was taken. The text itself is
 * nowhere but in the background.
 */
export const selectionAtItem = storedItem<number | null>(sessionArea, 'selectionAt', { current: 1 });
