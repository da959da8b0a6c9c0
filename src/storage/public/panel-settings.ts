/** The user's settings of the DevTools panel. */
export interface PanelSettings {
  readonly filter: string;
  /** width of the list beside the detail, in per cent */
  readonly listShare: number;
  /** whether the list is kept when the tab navigates */
  readonly preserveLog: boolean;
  /** whether the extension's own calls are listed */
  readonly ownCalls: boolean;
  /** names of the list's columns; null: the panel's own choice, by its width */
  readonly columns: readonly string[] | null;
  /** by which column the list is sorted; null: as the calls began */
  readonly order: { readonly by: string; readonly descending: boolean } | null;
}

export const DEFAULT_PANEL_SETTINGS: PanelSettings = {
  filter: '',
  listShare: 50,
  preserveLog: true,
  ownCalls: false,
  columns: null,
  order: null,
};
