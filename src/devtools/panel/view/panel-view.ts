/** What the panel shows: the list of calls, or one of the views that look at all of them. */
export type PanelView = 'calls' | 'advice' | 'lookup' | 'learning';
