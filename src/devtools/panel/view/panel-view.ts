/** What the panel shows: the list of exchanges, or one of the views that look at all of them. */
export type PanelView = 'exchanges' | 'advice' | 'lookup' | 'learning';
