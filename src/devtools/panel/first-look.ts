import { panelItems } from '../../storage/public/items.ts';

/** All stored values of the first view, asked in one read for each storage area. */
export const asked = panelItems().get();
