import './fit-view.ts';
import { watchRequests } from './watch-requests.ts';

// Loaded once the first view is painted.

watchRequests();
// What a click needs, so that it does not wait.
void import('../storage/public/shared-items.ts');
void import('./tab-status/run-tab-act.ts');
