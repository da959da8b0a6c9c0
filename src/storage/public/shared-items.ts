import { localArea } from '../../platform/storage-area.ts';
import { storedItem } from '../stored-item.ts';
import { inspectedOrigins, learning, panelSettings, pendingAllowance } from './items.ts';
import type { NamedFilters } from './named-filters.ts';
import { sharedItem } from './shared-item.ts';

// Items that pages change, of which several may be open. Apart from those that pages only read: the popup's first view
// changes nothing.

/** What the user allowed while the permission prompt is open. Written by the asking page; null: no prompt is open. */
export const pendingAllowanceItem = sharedItem(pendingAllowance, 'pending allowance');

/** By tab id: the origin of the page that the DevTools panel last saw there. Written only by panels. */
export const inspectedOriginsItem = sharedItem(inspectedOrigins, 'inspected origins');

/** The settings of the DevTools panel. Written only by panels, of which several may be open. */
export const panelSettingsItem = sharedItem(panelSettings, 'panelSettings');

/** The saved filters of the DevTools panel. Written only by panels, of which several may be open. */
export const namedFiltersItem = sharedItem(
  storedItem<NamedFilters>(localArea, 'namedFilters', { current: 1 }),
  'namedFilters',
);

/** What was learnt from the outcomes of calls. Written only by panels, of which several may be open. */
export const learningItem = sharedItem(learning, 'learning');
